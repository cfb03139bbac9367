package io.lakecaravan.format.orc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.ColumnStatistics;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcProto;
import org.apache.orc.OrcProto.Type.Kind;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.UnionColumnVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrcFormatTest {
    private static final ReadOptions SCHEMA_ONLY = ReadOptions.DEFAULT.withSampleRows(0);

    @TempDir
    Path folder;

    @Test
    void isRecognisedByMagicInBinary() {
        OrcFormat format = new OrcFormat();
        byte[] text = "ORCHESTRA,PLACE\nWiener,Wien\n".getBytes(StandardCharsets.UTF_8);

        assertThat(format.recognise(new Head(new byte[] {'O', 'R', 'C', 10, 0, 3}, false, "")))
                .isEqualTo(Recognition.CERTAIN);
        assertThat(format.recognise(new Head(text, true, "csv"))).isEqualTo(Recognition.NO);
        assertThat(format.recognise(new Head(text, false, ""))).isEqualTo(Recognition.NO);
        assertThat(format.recognise(new Head(text, true, "orc"))).isEqualTo(Recognition.POSSIBLE);
    }

    @ParameterizedTest
    @EnumSource(OrcProto.CompressionKind.class)
    void expandsFootersOfEveryCompression(OrcProto.CompressionKind kind) throws IOException {
        OrcProto.Footer.Builder footer = struct("id", "name")
                .addTypes(scalar(Kind.LONG))
                .addTypes(scalar(Kind.VARCHAR).setMaximumLength(10))
                .setNumberOfRows(0);

        ReadTable table = read(OrcFiles.tail(footer.build(), kind), ReadOptions.DEFAULT);

        assertThat(table.compression()).isEqualTo(kind.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(table.schema().columns()).extracting(Column::nativeType).containsExactly("bigint", "varchar(10)");
        assertThat(table.rows()).contains(RowCount.exact(0));
        assertThat(table.findings()).isEmpty();
    }

    @Test
    void knowsTypesThatFewWritersWrite() throws IOException {
        OrcProto.Footer.Builder footer = struct("code", "either", "shape", "place", "time", "uuid", "old", "later")
                .addTypes(scalar(Kind.CHAR).setMaximumLength(2))
                .addTypes(scalar(Kind.UNION).addSubtypes(3).addSubtypes(4))
                .addTypes(scalar(Kind.INT))
                .addTypes(scalar(Kind.STRING))
                .addTypes(scalar(Kind.GEOMETRY).setCrs("EPSG:4326"))
                .addTypes(scalar(Kind.GEOGRAPHY).setAlgorithm(OrcProto.Type.EdgeInterpolationAlgorithm.KARNEY))
                .addTypes(scalar(Kind.LONG).addAttributes(pair("iceberg.long-type", "TIME")))
                .addTypes(scalar(Kind.BINARY)
                        .addAttributes(pair("iceberg.binary-type", "UUID"))
                        .addAttributes(pair("iceberg.required", "true")))
                .addTypes(scalar(Kind.DECIMAL));
        footer.setTypes(
                0, footer.getTypes(0).toBuilder().clearSubtypes().addAllSubtypes(List.of(1, 2, 5, 6, 7, 8, 9, 10)));
        byte[] later = {8, 99};
        byte[] message = footer.build().toByteArray();
        byte[] withLater = Arrays.copyOf(message, message.length + 2 + later.length);
        withLater[message.length] = OrcProto.Footer.TYPES_FIELD_NUMBER << 3 | 2;
        withLater[message.length + 1] = (byte) later.length;
        System.arraycopy(later, 0, withLater, message.length + 2, later.length);

        ReadTable table =
                read(OrcFiles.tail(withLater, postScript(withLater.length).build()), SCHEMA_ONLY);

        assertThat(table.schema().columns())
                .extracting(column -> column.name() + " " + TypeText.display(column.type()) + " " + column.nullable()
                        + " " + column.nativeType())
                .containsExactly(
                        "code string true char(2)",
                        "either union<tag_0:int,tag_1:string> true uniontype",
                        "shape geometry(EPSG:4326) true geometry",
                        "place geography true geography",
                        "time time true bigint",
                        "uuid uuid false binary",
                        "old decimal(38,10) true decimal(38,10)",
                        "later unknown true unknown");
    }

    @Test
    void makesNamesUniqueAndKeepsHivesPlaceholders() throws IOException {
        OrcProto.Footer.Builder footer = struct("_col0", "a", "a", "a_2", "_col0");
        for (int i = 0; i < 5; i++) {
            footer.addTypes(scalar(Kind.INT));
        }

        assertThat(read(tail(footer), SCHEMA_ONLY).schema().names())
                .containsExactly("_col0", "a", "a_3", "a_2", "_col0_2");
    }

    @Test
    void aFileOfNoStructsHasOneColumn() throws IOException {
        byte[] file = write("int", CompressionKind.NONE, 3, (batch, row) -> {
            ((LongColumnVector) batch.cols[0]).vector[row] = row * 10;
        });

        assertThat(read(file, ReadOptions.DEFAULT).schema().names()).containsExactly("value");
        assertThat(rows(file)).extracting(Row::values).containsExactly(List.of(0L), List.of(10L), List.of(20L));
    }

    @Test
    void nullsAreCountedFromValues() throws IOException {
        OrcProto.Footer.Builder footer = struct("some", "untold", "odd")
                .addTypes(scalar(Kind.INT))
                .addTypes(scalar(Kind.INT))
                .addTypes(scalar(Kind.INT))
                .setNumberOfRows(10)
                .addStripes(OrcProto.StripeInformation.newBuilder()
                        .setOffset(0)
                        .setFooterLength(1)
                        .setNumberOfRows(10))
                .addStatistics(OrcProto.ColumnStatistics.newBuilder().setNumberOfValues(10))
                .addStatistics(OrcProto.ColumnStatistics.newBuilder().setNumberOfValues(7))
                .addStatistics(OrcProto.ColumnStatistics.newBuilder())
                .addStatistics(OrcProto.ColumnStatistics.newBuilder().setNumberOfValues(11));

        assertThat(read(tail(footer), SCHEMA_ONLY).statistics())
                .containsExactly(new ColumnStatistics("some", 10, OptionalLong.of(3)));
    }

    @Test
    void aRowCountThatStripesDoNotBearOutIsAnEstimate() throws IOException {
        OrcProto.Footer.Builder footer = struct("a").addTypes(scalar(Kind.INT)).setNumberOfRows(10);

        assertThat(read(tail(footer), SCHEMA_ONLY).rows()).contains(RowCount.estimated(0));
    }

    @Test
    void refusesTypesThatAreNoTree() {
        assertCorrupt(tail(struct("a")), "names type 1 as its child");
        assertCorrupt(tail(struct("a").addTypes(scalar(Kind.LIST).addSubtypes(1))), "names type 1 as its child");
        assertCorrupt(tail(struct("a").addTypes(scalar(Kind.LIST))), "has 0 types below it");
        assertCorrupt(tail(struct().addTypes(scalar(Kind.INT))), "belongs to no column");
        assertCorrupt(
                tail(OrcProto.Footer.newBuilder()
                        .addTypes(scalar(Kind.STRUCT).addSubtypes(1))
                        .addTypes(scalar(Kind.INT))),
                "1 fields and 0 names");
        assertCorrupt(
                tail(struct("a").addTypes(scalar(Kind.DECIMAL).setPrecision(39).setScale(2))), "39 digits");
    }

    @Test
    void refusesTooManyColumnsAndLevels() {
        OrcProto.Footer.Builder wide = struct(new String[50]);
        OrcProto.Footer.Builder deep = struct("a");
        for (int i = 0; i < 50; i++) {
            wide.addTypes(scalar(Kind.INT));
            deep.addTypes(scalar(Kind.LIST).addSubtypes(i + 2));
        }
        deep.addTypes(scalar(Kind.INT));
        ReadOptions few = new ReadOptions(0, 1 << 20, 1 << 20, 100, 40, 49, ReadOptions.Known.NOTHING);

        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> read(tail(wide), few))
                .withMessageContaining("more than 49 columns");
        ReadOptions shallow = new ReadOptions(0, 1 << 20, 1 << 20, 100, 40, 100, ReadOptions.Known.NOTHING);
        assertThatExceptionOfType(LimitException.class)
                .isThrownBy(() -> read(tail(deep), shallow))
                .withMessageContaining("deeper than 40 levels");
    }

    @Test
    void refusesLengthsThatTheFileHasNoRoomFor() throws IOException {
        byte[] footer = struct().build().toByteArray();
        assertCorrupt(OrcFiles.tail(footer, postScript(1L << 40).build()), "claims 1099511627776 bytes");
        assertCorrupt(OrcFiles.tail(footer, postScript(-1).build()), "claims 18446744073709551615 bytes");
        assertCorrupt(
                OrcFiles.tail(
                        OrcFiles.chunk(footer),
                        postScript(footer.length + 3)
                                .setCompression(OrcProto.CompressionKind.ZLIB)
                                .setCompressionBlockSize(1L << 33)
                                .build()),
                "a block size of 8589934592 bytes");
        assertCorrupt(new byte[] {'O', 'R', 'C', 1, 2, 3, 0}, "length of an ORC postscript");
        assertCorrupt("no".getBytes(StandardCharsets.UTF_8), "too few");
        assertCorrupt("a text that ends with 0x0A\n".getBytes(StandardCharsets.UTF_8), "postscript");
    }

    @Test
    void refusesFootersThatExpandWithoutEnd() throws IOException {
        byte[] bomb = OrcFiles.deflated(new byte[4 << 20]);
        byte[] stored = OrcFiles.chunk(bomb);
        assertCorrupt(
                OrcFiles.tail(
                        stored,
                        postScript(stored.length)
                                .setCompression(OrcProto.CompressionKind.ZLIB)
                                .build()),
                "footer cannot be decoded");
    }

    @Test
    void aStripeOutsideOfTheFileIsAFindingAndTheSchemaStands() throws IOException {
        OrcProto.Footer.Builder footer = struct("a")
                .addTypes(scalar(Kind.INT))
                .setNumberOfRows(5)
                .addStripes(OrcProto.StripeInformation.newBuilder()
                        .setOffset(3)
                        .setIndexLength(Long.MAX_VALUE)
                        .setDataLength(Long.MAX_VALUE)
                        .setFooterLength(20)
                        .setNumberOfRows(5));

        ReadTable table = read(tail(footer), ReadOptions.DEFAULT);

        assertThat(table.schema().names()).containsExactly("a");
        assertThat(table.rows()).contains(RowCount.estimated(5));
        assertThat(table.findings()).extracting(Finding::code).containsOnly(FindingCode.ORC_STRIPE_CORRUPT);
    }

    @Test
    void anUnknownVersionGivesItsSchemaOnly() throws IOException {
        byte[] footer = struct("a").addTypes(scalar(Kind.INT)).build().toByteArray();
        byte[] file = OrcFiles.tail(
                footer,
                postScript(footer.length)
                        .clearVersion()
                        .addVersion(7)
                        .addVersion(3)
                        .build());

        ReadTable table = read(file, ReadOptions.DEFAULT);

        assertThat(table.schema().names()).containsExactly("a");
        assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.FORMAT_UNSUPPORTED);
        assertThatExceptionOfType(FormatException.class).isThrownBy(() -> rows(file));
    }

    @Test
    void flagsEncryptedColumns() throws IOException {
        OrcProto.Footer.Builder footer = struct("open", "secret")
                .addTypes(scalar(Kind.INT))
                .addTypes(scalar(Kind.LIST).addSubtypes(3))
                .addTypes(scalar(Kind.STRING))
                .setEncryption(OrcProto.Encryption.newBuilder()
                        .addVariants(OrcProto.EncryptionVariant.newBuilder().setRoot(3)));

        List<Finding> findings = read(tail(footer), SCHEMA_ONLY).findings();

        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.ORC_ENCRYPTED);
        assertThat(findings.get(0).message()).startsWith("1 of 2 columns are encrypted");
    }

    @Test
    void unionsAndRepeatedValuesComeAsTheyWereWritten() throws IOException {
        byte[] file = write(
                "struct<u:uniontype<int,string>,l:array<int>,same:int>", CompressionKind.ZLIB, 4, (batch, row) -> {
                    UnionColumnVector union = (UnionColumnVector) batch.cols[0];
                    union.tags[row] = row % 2;
                    ((LongColumnVector) union.fields[0]).vector[row] = row;
                    ((BytesColumnVector) union.fields[1]).setVal(row, ("v" + row).getBytes(StandardCharsets.UTF_8));
                    ListColumnVector list = (ListColumnVector) batch.cols[1];
                    list.offsets[row] = list.childCount;
                    list.lengths[row] = row;
                    list.childCount += row;
                    ((LongColumnVector) list.child).ensureSize(100, true);
                    ((LongColumnVector) batch.cols[2]).vector[row] = 5;
                });

        assertThat(rows(file))
                .extracting(Row::values)
                .containsExactly(
                        List.of(0L, List.of(), 5L),
                        List.of("v1", List.of(0L), 5L),
                        List.of(2L, List.of(0L, 0L), 5L),
                        List.of("v3", List.of(0L, 0L, 0L), 5L));
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionKind.class,
            names = {"NONE", "ZLIB", "SNAPPY", "LZO", "LZ4", "ZSTD"})
    void readsRowsOfEveryCompressionThatOrcCoreWrites(CompressionKind kind) throws IOException {
        byte[] file = words(kind, 5000);

        List<Row> rows = rows(file);

        assertThat(rows).hasSize(5000);
        assertThat(rows.get(4999).values()).isEqualTo(List.of(4999L, word(4999)));
    }

    @Test
    void aDamagedStripeLosesItsRowsAndTheOthersAreRead() throws IOException {
        byte[] file = words(CompressionKind.ZLIB, 60_000);
        FileTail tail = FileTail.read(new BytesSource("words", file), SCHEMA_ONLY);
        List<Stripe> stripes = tail.footer().stripes();
        assertThat(stripes).hasSizeGreaterThan(2);
        Stripe second = stripes.get(1);
        Arrays.fill(file, (int) (second.offset() + second.indexLength()), (int) second.footerOffset(), (byte) 0x55);

        List<Finding> findings = new ArrayList<>();
        List<Row> rows = rows(file, findings);

        assertThat(rows).hasSize((int) (60_000 - second.rows()));
        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.ORC_STRIPE_CORRUPT);
        assertThat(findings.get(0).offset()).hasValue(second.offset());
    }

    @Test
    void aSampleFetchesTheHeadsOfStreamsOnly() throws IOException {
        byte[] file = random(400_000);
        BytesSource source = new BytesSource("random", file);

        ReadTable table = new OrcFormat().read(source, ReadOptions.DEFAULT).get(0);

        assertThat(file.length).isGreaterThan(3 << 20);
        assertThat(table.sample().rows()).hasSize(100);
        assertThat(table.findings()).isEmpty();
        assertThat(source.bytesRead()).isLessThan(700_000);
        assertThat(source.requests()).isLessThanOrEqualTo(5);
    }

    @Test
    void columnsThatPassTheBudgetAreLeftOutOfTheSample() throws IOException {
        byte[] file = random(400_000);
        ReadOptions tight = new ReadOptions(10, 100_000, 1 << 20, 100, 40, 100, ReadOptions.Known.NOTHING);

        ReadTable table =
                new OrcFormat().read(new BytesSource("random", file), tight).get(0);

        assertThat(table.schema().names()).containsExactly("id", "noise", "more");
        assertThat(table.sample().columns()).hasSizeLessThan(3);
        assertThat(table.findings()).extracting(Finding::code).containsExactly(FindingCode.SAMPLE_COLUMNS_SKIPPED);
    }

    @Test
    void aLongFooterTakesOneMoreRequest() throws IOException {
        String[] names = new String[9000];
        for (int i = 0; i < names.length; i++) {
            names[i] = "column_" + i;
        }
        OrcProto.Footer.Builder footer = struct(names);
        for (int i = 0; i < names.length; i++) {
            footer.addTypes(scalar(Kind.INT));
        }
        BytesSource source = new BytesSource("wide", tail(footer));

        ReadTable table = new OrcFormat().read(source, SCHEMA_ONLY).get(0);

        assertThat(table.schema().columns()).hasSize(9000);
        assertThat(source.requests()).isEqualTo(2);
        assertThat(source.bytesRead()).isLessThanOrEqualTo(source.size());
    }

    @FunctionalInterface
    private interface RowFilling {
        void fill(org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch batch, int row);
    }

    private byte[] write(String type, CompressionKind kind, int rows, RowFilling filling) throws IOException {
        return OrcFiles.write(folder, type, OrcFiles.options().compress(kind), batch -> {
            for (int row = 0; row < rows; row++) {
                filling.fill(batch, row);
            }
            batch.size = rows;
            return false;
        });
    }

    private byte[] words(CompressionKind kind, int rows) throws IOException {
        int[] next = {0};
        return OrcFiles.write(
                folder,
                "struct<id:bigint,word:string>",
                OrcFiles.options().compress(kind).stripeSize(64 << 10),
                batch -> {
                    for (batch.size = 0; batch.size < batch.getMaxSize() && next[0] < rows; batch.size++) {
                        ((LongColumnVector) batch.cols[0]).vector[batch.size] = next[0];
                        ((BytesColumnVector) batch.cols[1])
                                .setVal(batch.size, word(next[0]).getBytes(StandardCharsets.UTF_8));
                        next[0]++;
                    }
                    return next[0] < rows;
                });
    }

    private static String word(int number) {
        return "word " + Integer.toHexString(number * 0x9E3779B9);
    }

    private byte[] random(int rows) throws IOException {
        Random random = new Random(1);
        int[] next = {0};
        return OrcFiles.write(
                folder,
                "struct<id:bigint,noise:bigint,more:double>",
                OrcFiles.options().compress(CompressionKind.NONE),
                batch -> {
                    for (batch.size = 0; batch.size < batch.getMaxSize() && next[0] < rows; batch.size++) {
                        ((LongColumnVector) batch.cols[0]).vector[batch.size] = next[0]++;
                        ((LongColumnVector) batch.cols[1]).vector[batch.size] = random.nextLong();
                        ((org.apache.orc.storage.ql.exec.vector.DoubleColumnVector) batch.cols[2]).vector[batch.size] =
                                random.nextDouble();
                    }
                    return next[0] < rows;
                });
    }

    private static List<Row> rows(byte[] file) throws IOException {
        List<Finding> findings = new ArrayList<>();
        List<Row> rows = rows(file, findings);
        assertThat(findings).isEmpty();
        return rows;
    }

    private static List<Row> rows(byte[] file, List<Finding> findings) throws IOException {
        List<Row> result = new ArrayList<>();
        try (RowStream rows =
                new OrcFormat().rows(new BytesSource("memory", file), "", List.of(), ReadOptions.DEFAULT)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                result.add(row.get());
            }
            findings.addAll(rows.findings());
        }
        return result;
    }

    private static ReadTable read(byte[] file, ReadOptions options) throws IOException {
        return new OrcFormat().read(new BytesSource("memory", file), options).get(0);
    }

    private static void assertCorrupt(byte[] file, String message) {
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> read(file, ReadOptions.DEFAULT))
                .withMessageContaining(message)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(FindingCode.ORC_CORRUPT));
    }

    private static OrcProto.Footer.Builder struct(String... names) {
        OrcProto.Type.Builder root = scalar(Kind.STRUCT);
        int next = 1;
        for (String name : names) {
            root.addSubtypes(next++).addFieldNames(name == null ? "" : name);
        }
        return OrcProto.Footer.newBuilder().addTypes(root);
    }

    private static OrcProto.Type.Builder scalar(Kind kind) {
        return OrcProto.Type.newBuilder().setKind(kind);
    }

    private static OrcProto.StringPair pair(String key, String value) {
        return OrcProto.StringPair.newBuilder().setKey(key).setValue(value).build();
    }

    private static OrcProto.PostScript.Builder postScript(long footerLength) {
        return OrcProto.PostScript.newBuilder()
                .setFooterLength(footerLength)
                .setCompression(OrcProto.CompressionKind.NONE)
                .setCompressionBlockSize(256 << 10)
                .addVersion(0)
                .addVersion(12)
                .setMagic("ORC");
    }

    private static byte[] tail(OrcProto.Footer.Builder footer) {
        try {
            return OrcFiles.tail(footer.build(), OrcProto.CompressionKind.NONE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
