package io.lakecaravan.format.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import io.lakecaravan.format.text.ObjectHead;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {
    private static final Path FOLDER = Path.of("src/test/resources/format/log");
    private static final Path CORPORA = Path.of("../shared/corpora");

    private final LogFormat format = new LogFormat();

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "combined.log | time:timestamptz status:int bytes:int user_agent:string | 2000-10-10T20:55:36Z 200 2326 'Mozilla/4.08 [en] (Win98; I ;Nav)'",
                "common.log | remote_host:string status:int bytes:int | 127.0.0.1 200 2326",
                "s3-access.log | time:timestamptz key:string bytes_sent:int object_size:int version_id:null rest:string | 2019-02-06T00:00:38Z null 113 null null 's9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 ECDHE-RSA-AES128-GCM-SHA256'",
                "elb.log | type:string time:timestamptz target:string elb_status_code:int request:string | http 2018-07-02T22:23:00.186641Z 10.0.0.1:80 200 'GET http://www.example.com:80/ HTTP/1.1'",
                "cloudfront.log | date:date time:time sc-bytes:int | 2019-12-04 21:02:31 392",
                "w3c.log | date:date cs(User-Agent):string sc-status:int | 2002-05-02 Mozilla/4.0+(compatible;MSIE+5.5) 200",
                "syslog-3164.log | priority:int time:string app:string process:int message:string | null 'Oct 11 22:14:15' su null '''su root'' failed for lonvick on /dev/pts/8'",
                "syslog-5424.log | priority:int time:timestamptz process:int message:string | 34 2003-10-11T22:14:15.003Z null '''su root'' failed'",
                "logfmt.log | time:timestamptz level:string msg:string port:int took:decimal(2,1) | 2023-05-01T10:00:00Z info 'started \"now\"' 8080 null",
                "python.log | time:timestamp logger:string level:string message:string | 2023-01-01T12:00:00.123 root INFO 'hello - world'",
                "spring.log | time:timestamp level:string context:string logger:string message:string | 2023-01-01T12:00:00.123 INFO main c.e.Application Starting",
                "leveled.log | time:timestamptz level:string message:string | 2023-01-01T12:00:00Z ERROR 'something broke'",
            })
    void readsWellKnownLayouts(String file, String columns, String first) throws IOException {
        ReadTable table = read(FOLDER.resolve(file));
        assertThat(table.rows()).contains(RowCount.exact(2));
        assertThat(table.findings()).isEmpty();
        List<String> wanted = tokens(first);
        List<String> names = tokens(columns);
        for (int i = 0; i < names.size(); i++) {
            int colon = names.get(i).lastIndexOf(':');
            String name = names.get(i).substring(0, colon);
            int at = table.schema().names().indexOf(name);
            assertThat(at).as(name).isNotNegative();
            assertThat(TypeText.display(table.schema().columns().get(at).type()))
                    .as(name)
                    .isEqualTo(names.get(i).substring(colon + 1));
            assertThat(table.sample().rows().get(0).get(at).asText("null"))
                    .as(name)
                    .isEqualTo(wanted.get(i));
        }
    }

    /** Blanks part them, quotes hold them together, two quotes are one. */
    private static List<String> tokens(String text) {
        return java.util.regex.Pattern.compile("'((?:[^']|'')*)'|\\S+")
                .matcher(text)
                .results()
                .map(match ->
                        match.group(1) == null ? match.group() : match.group(1).replace("''", "'"))
                .toList();
    }

    @Test
    void keepsStackTracesWithTheirRecord() throws IOException {
        ReadTable table = read(FOLDER.resolve("java.log"));
        assertThat(table.rows()).contains(RowCount.exact(3));
        assertThat(table.sample().rows().get(1).get(5).asText())
                .isEqualTo("Failed\njava.lang.IllegalStateException: no\n\tat com.example.Job.run(Job.java:1)");
    }

    @Test
    void readsEscapedQuotesAsTheyStand() throws IOException {
        ReadTable table = read(FOLDER.resolve("combined.log"));
        assertThat(table.sample().rows().get(1).get(4).asText()).isEqualTo("POST /a?q=\\\"x\\\" HTTP/1.1");
    }

    @Test
    void streamsAllRowsAndReportsOtherLines() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append("10.0.0.1 - - [10/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 ")
                    .append(i)
                    .append("\r\n");
            text.append(i % 1000 == 999 ? "not a record\r\n" : "");
        }
        Path file = Files.writeString(folder.resolve("access.log"), text);
        ReadOptions small = new ReadOptions(5, 0, 8 << 10, 10_000, 100, 100, ReadOptions.Known.NOTHING);
        try (ObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            ReadTable table = format.read(source, small).get(0);
            assertThat(table.rows().orElseThrow().value()).isBetween(4800L, 5200L);
            try (RowStream rows = format.rows(source, "", List.of("bytes", "status"), small)) {
                assertThat(rows.schema().names()).containsExactly("bytes", "status");
                long count = 0;
                while (rows.next().isPresent()) {
                    count++;
                }
                assertThat(count).isEqualTo(5000);
                assertThat(rows.findings()).singleElement().satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(FindingCode.TEXT_LINES_SKIPPED);
                    assertThat(finding.message()).startsWith("5 lines");
                });
            }
        }
    }

    @Test
    void refusesOtherTexts() throws IOException {
        Path file = Files.writeString(folder.resolve("x.log"), "some words\nother words\nmore\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.TEXT_NO_RECORDS));
    }

    @ParameterizedTest
    @MethodSource("files")
    void recognisesWithoutAName(Path file) throws IOException {
        assertThat(format.recognise(new Head(Files.readAllBytes(file), true, "")))
                .isEqualTo(Recognition.CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\n1,a\n2,b\n",
                "a b c\n1 2 3\n",
                "2020-01-01 12:00:00,INFO,x\n2020-01-01 12:00:01,WARN,y\n",
                "",
                "{\"a\":1}\n",
                "a=1\nb=2\n",
                "#Fields:\n",
                "key=value, other=value\n"
            })
    void leavesOtherTextsAlone(String text) {
        Head head = new Head(text.getBytes(StandardCharsets.UTF_8), true, "log");
        assertThat(format.recognise(head)).isEqualTo(Recognition.NO);
    }

    @Test
    void takesNoDelimitedFileForALog() throws IOException {
        assumeThat(CORPORA).isDirectory();
        for (String corpus : List.of("csv-duckdb", "mixed-dataprofiler")) {
            try (Stream<Path> all = Files.walk(CORPORA.resolve(corpus))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    assertThat(recognised(file)).as(file.toString()).isEqualTo(Recognition.NO);
                }
            }
        }
    }

    private Recognition recognised(Path file) throws IOException {
        try (ObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            return format.recognise(ObjectHead.read(source));
        } catch (FormatException e) {
            return Recognition.NO;
        }
    }

    /** Lines made to send regular expressions astray take no time and no stack. */
    @Test
    void takesHostileLines() throws IOException {
        String quotes = "\"\" ".repeat(10_000);
        for (String line : List.of(
                "<34>1 - a b c d [" + quotes + "]",
                "<34>1 - a b c d " + "[a]".repeat(10_000),
                "a b c [d] \"" + "\\\"".repeat(20_000),
                "- ".repeat(20_000),
                "2023-01-01 12:00:00 " + "[".repeat(30_000),
                "k=\"" + "\\\"".repeat(30_000),
                "x".repeat(60_000))) {
            Head head = new Head((line + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8), true, "log");
            assertThat(format.recognise(head)).isNotNull();
        }
    }

    @Test
    void throwsDeclaredExceptionsOnly() throws IOException {
        int intact = 0;
        for (Path file : files()) {
            Random random = new Random(file.toString().hashCode());
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < Integer.getInteger("log.mutations", 30); i++) {
                byte[] copy = whole.clone();
                for (int j = 0; j < 4; j++) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
                Path mutant =
                        Files.write(folder.resolve("mutant.log"), Arrays.copyOf(copy, random.nextInt(copy.length) + 1));
                try {
                    intact += read(mutant).findings().isEmpty() ? 1 : 0;
                } catch (FormatException | LimitException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
        assertThat(intact).isPositive();
    }

    @Test
    void countsSkippedLinesInTheFirstBytes() throws IOException {
        String lines = Files.readString(FOLDER.resolve("common.log")).repeat(4);
        Path file = Files.writeString(folder.resolve("y.log"), lines + "what\n");
        List<Finding> findings = read(file).findings();
        assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.TEXT_LINES_SKIPPED);
    }

    private ReadTable read(Path file) throws IOException {
        try (ObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
            return format.read(source, ReadOptions.DEFAULT).get(0);
        }
    }
}
