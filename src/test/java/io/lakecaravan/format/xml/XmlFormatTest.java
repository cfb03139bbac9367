package io.lakecaravan.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFormatTest {
    private static final Path FOLDER = Path.of("src/test/resources/format/xml");

    private final XmlFormat format = new XmlFormat();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "doctype-laughs.xml, XML_DOCTYPE_REFUSED",
        "doctype-external.xml, XML_DOCTYPE_REFUSED",
        "doctype-parameter.xml, XML_DOCTYPE_REFUSED",
        "first-broken.xml, XML_MALFORMED",
        "empty.xml, XML_NO_RECORDS",
    })
    void refuses(String file, FindingCode code) throws IOException {
        try (ObjectSource source = open(FOLDER.resolve("bad").resolve(file))) {
            assertThatThrownBy(() -> format.read(source, ReadOptions.DEFAULT))
                    .isInstanceOfSatisfying(
                            FormatException.class, e -> assertThat(e.code()).isEqualTo(code));
            assertThatThrownBy(() -> format.rows(source, "", List.of(), ReadOptions.DEFAULT))
                    .isInstanceOf(FormatException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"truncated.xml, ends before", "malformed.xml, not well-formed", "entity.xml, not well-formed"})
    void keepsTheRecordsBeforeDamage(String file, String message) throws IOException {
        try (ObjectSource source = open(FOLDER.resolve("bad").resolve(file))) {
            ReadTable table = format.read(source, ReadOptions.DEFAULT).get(0);
            assertThat(table.sample().rows()).hasSize(2);
            assertThat(table.rows().orElseThrow().exact()).isFalse();
            assertThat(table.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(FindingCode.XML_REST_UNREADABLE);
                assertThat(finding.message()).contains(message);
                assertThat(finding.offset()).isPresent();
            });
            assertThat(rows(source, ReadOptions.DEFAULT, 2))
                    .singleElement()
                    .extracting(Finding::code)
                    .isEqualTo(FindingCode.XML_REST_UNREADABLE);
        }
    }

    @Test
    void refusesDeepNesting() throws IOException {
        try (ObjectSource source = open(FOLDER.resolve("bad/deep.xml"))) {
            assertThatThrownBy(() -> format.read(source, ReadOptions.DEFAULT))
                    .isInstanceOf(LimitException.class)
                    .hasMessageContaining("deeper than 100");
        }
    }

    @Test
    void refusesManyAttributesNamesAndPlaces() throws IOException {
        StringBuilder attributes = new StringBuilder("<l><r ");
        for (int i = 0; i < 6000; i++) {
            attributes.append("a").append(i).append("='1' ");
        }
        ObjectSource many =
                write("attributes.xml", attributes.append("/><r/></l>").toString());
        assertThatThrownBy(() -> format.read(many, ReadOptions.DEFAULT)).isInstanceOf(LimitException.class);
        StringBuilder names = new StringBuilder("<l>");
        for (int i = 0; i < 25_000; i++) {
            names.append("<k").append(i).append("/>");
        }
        ObjectSource places = write("names.xml", names.append("</l>").toString());
        assertThatThrownBy(() -> format.read(places, ReadOptions.DEFAULT)).isInstanceOf(LimitException.class);
    }

    @Test
    void refusesAnEndlessText() throws IOException {
        ObjectSource source = write("long.xml", "<l><r>1</r><r>2</r><!--" + "x".repeat(17 << 20) + "--></l>");
        try (RowStream rows = format.rows(source, "", List.of(), ReadOptions.DEFAULT)) {
            assertThat(rows.next()).isPresent();
            assertThat(rows.next()).isPresent();
            assertThatThrownBy(rows::next).isInstanceOf(LimitException.class);
        }
    }

    @Test
    void readsAPrefixAndEstimatesTheRest() throws IOException {
        StringBuilder text = new StringBuilder("<?xml version='1.0'?><list>");
        for (int i = 0; i < 20_000; i++) {
            text.append("<row><id>").append(100_000 + i).append("</id><name>name</name></row>\n");
        }
        ObjectSource source = write("large.xml", text.append("</list>").toString());
        ReadOptions small = new ReadOptions(10, 0, 16 << 10, 10_000, 100, 100, ReadOptions.Known.NOTHING);
        ReadTable table = format.read(source, small).get(0);
        assertThat(source.requests()).isEqualTo(1);
        assertThat(source.bytesRead()).isEqualTo(16 << 10);
        assertThat(table.findings()).isEmpty();
        assertThat(table.rows().orElseThrow().exact()).isFalse();
        assertThat(table.rows().orElseThrow().value()).isBetween(19_800L, 20_200L);
        assertThat(rows(source, small, 20_000)).isEmpty();
    }

    @Test
    void takesTheRowElementThatTheUserNames() throws IOException {
        String xml = "<a><b n='1'><c><x>1</x></c><c><x>2</x></c></b><b n='2'><c><x>3</x></c></b></a>";
        assertThat(read(xml, ReadOptions.DEFAULT).schema().names()).containsExactly("n", "c");
        assertThat(read(xml, named("c")).schema().names()).containsExactly("x");
        assertThat(read(xml, named("b/c")).rows().orElseThrow().value()).isEqualTo(3);
        assertThatThrownBy(() -> read(xml, named("d")))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.XML_NO_RECORDS));
    }

    @Test
    void takesTypesAndNullWordsThatTheUserGives() throws IOException {
        ReadOptions.Known nothing = ReadOptions.Known.NOTHING;
        ReadOptions known = ReadOptions.DEFAULT.withKnown(new ReadOptions.Known(
                nothing.format(),
                nothing.delimiter(),
                nothing.quote(),
                nothing.escape(),
                nothing.comment(),
                nothing.header(),
                nothing.skipRows(),
                nothing.encoding(),
                List.of("n/a"),
                nothing.rowElement(),
                Optional.of(Schema.of(Column.nullable("z", Int.signed(64))))));
        ReadTable table = read("<l><r><z>007</z><n>1</n></r><r><z>8</z><n>n/a</n></r></l>", known);
        assertThat(table.schema().columns()).extracting(Column::type).containsExactly(Int.signed(64), Int.signed(32));
        assertThat(table.sample().rows().get(0).get(0).asInt()).isEqualTo(7);
        assertThat(table.sample().rows().get(1).get(1).isNull()).isTrue();
    }

    /** What the first bytes do not show is given as text, or left out, and said. */
    @Test
    void reportsValuesThatTheFirstBytesDidNotPromise() throws IOException {
        StringBuilder text = new StringBuilder("<list>");
        for (int i = 0; i < 1000; i++) {
            text.append("<row><id>1</id></row>");
        }
        text.append("<row><id>x</id></row><row><id>1</id><id>2</id></row><row><new>1</new></row></list>");
        ObjectSource source = write("late.xml", text.toString());
        ReadOptions small = new ReadOptions(10, 0, 4096, 10_000, 100, 100, ReadOptions.Known.NOTHING);
        assertThat(rows(source, small, 1003)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.VALUE_TYPE_MISMATCH);
            assertThat(finding.message()).startsWith("3 values").endsWith("record 1001");
        });
    }

    @Test
    void projectsColumns() throws IOException {
        ObjectSource source = write("p.xml", "<l><r><a>1</a><b>x</b></r><r><a>2</a><b>y</b></r></l>");
        try (RowStream rows = format.rows(source, "", List.of("b"), ReadOptions.DEFAULT)) {
            assertThat(rows.schema()).isEqualTo(Schema.of(Column.nullable("b", Text.plain())));
            assertThat(rows.next().orElseThrow().values()).containsExactly("x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?><a/>",
                "<a><b>1</b></a>",
                " <a x='1'>cut",
                "<!DOCTYPE note [<!ENTITY x 'y'>]><note/>"
            })
    void recognises(String text) {
        assertThat(format.recognise(head(text))).isGreaterThanOrEqualTo(Recognition.LIKELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,b\n1,2",
                "{\"a\": \"<x/>\"}",
                "<!DOCTYPE html><html></html>",
                "<html><body/></html>",
                "< 5, > 3\n1,2",
                "<a,b\n1,2\n",
                "<1>"
            })
    void leavesOtherTextsAlone(String text) {
        assertThat(format.recognise(head(text))).isEqualTo(Recognition.NO);
    }

    @Test
    void throwsDeclaredExceptionsOnly() throws IOException {
        int intact = 0;
        int rounds = 0;
        for (Path file : XmlGoldenTest.files()) {
            Random random = new Random(file.toString().hashCode());
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < Integer.getInteger("xml.mutations", 30); i++) {
                Path mutant = folder.resolve("mutant-" + file.getFileName());
                Files.write(mutant, mutate(whole, random));
                try (ObjectSource source = open(mutant)) {
                    intact += readAll(source) ? 1 : 0;
                }
                rounds++;
            }
        }
        assertThat(intact).isBetween(1, rounds - 1);
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] copy = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && copy.length > 0; i++) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (copy[at] ^ 1 << random.nextInt(8));
        }
        return copy;
    }

    private boolean readAll(ObjectSource source) throws IOException {
        try {
            boolean clean =
                    format.read(source, ReadOptions.DEFAULT).get(0).findings().isEmpty();
            try (RowStream rows = format.rows(source, "", List.of(), ReadOptions.DEFAULT)) {
                while (rows.next().isPresent()) {
                    clean &= rows.schema().columns().size() > 0;
                }
                return clean && rows.findings().isEmpty();
            }
        } catch (FormatException | LimitException e) {
            return false;
        }
    }

    private ReadTable read(String xml, ReadOptions options) throws IOException {
        try (ObjectSource source = write("document.xml", xml)) {
            return format.read(source, options).get(0);
        }
    }

    private List<Finding> rows(ObjectSource source, ReadOptions options, int expected) throws IOException {
        try (RowStream rows = format.rows(source, "", List.of(), options)) {
            int count = 0;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(expected);
            return rows.findings();
        }
    }

    private ObjectSource write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return open(file);
    }

    private static ObjectSource open(Path file) throws IOException {
        return new FileObjectSource(file, ReadBudget.generous());
    }

    private static ReadOptions named(String rowElement) {
        ReadOptions.Known nothing = ReadOptions.Known.NOTHING;
        return ReadOptions.DEFAULT.withKnown(new ReadOptions.Known(
                nothing.format(),
                nothing.delimiter(),
                nothing.quote(),
                nothing.escape(),
                nothing.comment(),
                nothing.header(),
                nothing.skipRows(),
                nothing.encoding(),
                nothing.nulls(),
                Optional.of(rowElement),
                nothing.schema()));
    }

    private static Head head(String text) {
        return new Head(text.getBytes(StandardCharsets.UTF_8), true, "xml");
    }
}
