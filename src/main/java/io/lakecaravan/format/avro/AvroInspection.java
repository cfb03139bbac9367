package io.lakecaravan.format.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Rendering;
import io.lakecaravan.table.Row;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What one file says with few bytes. */
final class AvroInspection {
    private final ReadOptions options;
    private final RangedInput in;
    private final ContainerHeader header;
    private final List<DecodedColumn> columns;
    private final List<Finding> findings = new ArrayList<>();
    private final List<List<JsonNode>> sample = new ArrayList<>();
    private boolean blockReported;

    AvroInspection(ObjectSource source, ReadOptions options) throws IOException {
        this.options = options;
        this.in = new RangedInput(source);
        this.header = ContainerHeader.read(in);
        this.columns = new SchemaCompiler(options).compile(header.schema());
    }

    ReadTable table() throws IOException {
        Schema schema = new Schema(columns.stream().map(DecodedColumn::column).toList());
        if (header.codec().isEmpty()) {
            reportCodec();
        }
        BlockWalk walk = new BlockWalk(in, header);
        if (options.sampleRows() > 0 && header.codec().isPresent()) {
            fillSample(header.codec().get(), walk);
        }
        Optional<RowCount> rows = walk.count();
        walk.failure().filter(failure -> !blockReported).ifPresent(this::reportBlock);
        return new ReadTable(
                "",
                header.codec().map(Codec::shown).orElse("unknown"),
                schema,
                rows,
                Optional.empty(),
                List.of(),
                sample.isEmpty() ? Sample.EMPTY : new Sample(schema.names(), sample),
                findings);
    }

    private void reportCodec() {
        report(
                FindingCode.FORMAT_UNSUPPORTED,
                OptionalLong.empty(),
                "the blocks have a codec that Avro does not specify; schema and row count stand. Codecs: null, deflate,"
                        + " snappy, zstandard, bzip2, xz");
    }

    private void fillSample(Codec codec, BlockWalk walk) throws IOException {
        BlockReader blocks = new BlockReader(in, header);
        int[] all = IntStream.range(0, columns.size()).toArray();
        try {
            while (sample.size() < options.sampleRows() && !in.isAtEnd()) {
                BlockReader.Block block = blocks.head();
                long fetched = block.start() + block.length() - header.end();
                if (fetched > options.sampleBytes() || block.length() > Codec.MOST_BYTES) {
                    reportTooLarge(block);
                    return;
                }
                byte[] stored = blocks.stored(block);
                walk.passed(block);
                sampleFrom(block, codec, stored, all);
            }
        } catch (FormatException e) {
            reportBlock(e);
        }
    }

    private void sampleFrom(BlockReader.Block block, Codec codec, byte[] stored, int[] all) throws FormatException {
        try {
            BlockRows rows = new BlockRows(columns, all, block, codec.expand(stored), options);
            while (sample.size() < options.sampleRows() && rows.hasNext()) {
                sample.add(rendered(rows.next()));
            }
        } catch (FormatException e) {
            throw new FormatException(e.code(), block.start(), e.getMessage(), e);
        } catch (IOException e) {
            // Only limits of the block itself are left here: the bytes are read already.
            reportTooLarge(block);
        }
    }

    private List<JsonNode> rendered(Row row) {
        List<JsonNode> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i).column();
            cells.add(Rendering.json(column.type(), row.values().get(i)));
        }
        return cells;
    }

    /** Once is enough where the blocks are all of a size. */
    private void reportTooLarge(BlockReader.Block block) {
        if (sample.isEmpty() && findings.isEmpty()) {
            report(
                    FindingCode.SAMPLE_COLUMNS_SKIPPED,
                    OptionalLong.of(block.start()),
                    "no sample: a block of " + block.length() + " stored bytes passes the sample's limits ("
                            + options.sampleBytes() + " bytes stored, " + Codec.MOST_BYTES + " expanded, "
                            + options.maxDepth() + " levels)");
        }
    }

    private void reportBlock(FormatException e) {
        blockReported = true;
        report(FindingCode.AVRO_BLOCK_CORRUPT, e.offset(), e.getMessage());
    }

    private void report(FindingCode code, OptionalLong offset, String message) {
        findings.add(new Finding(code, "", "", offset, message));
    }
}
