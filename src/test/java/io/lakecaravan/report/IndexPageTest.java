package io.lakecaravan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.catalog.local.LocalCatalog;
import io.lakecaravan.state.StateFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>";

    @TempDir
    private Path directory;

    @Test
    void putsNoForeignMarkupIntoItsScripts() throws IOException {
        write(HOSTILE, "sales");
        List<Path> scripts;
        try (Stream<Path> files = Files.list(directory.resolve("page"))) {
            scripts = files.sorted().toList();
        }
        assertThat(scripts)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("details-0.js", "run.js", "tables.js");
        for (Path script : scripts) {
            assertThat(Files.readString(script))
                    .doesNotContain("<")
                    .doesNotContain("\u2028")
                    .isASCII();
        }
    }

    @Test
    void splitsTheListFromTheDetails() throws IOException {
        write("sales", "orders/2024");
        JsonNode list = data("tables.js", "caravan.index(");
        assertThat(list).extracting(entry -> entry.path("n").asText()).containsExactly("orders/2024", "sales");
        assertThat(list.toString()).doesNotContain(StateFixture.SECRET);
        assertThat(list.get(1).path("t").toString()).isEqualTo("[\"PII.Sensitive\",\"Source.S3\"]");
        JsonNode details = data("details-0.js", "caravan.details(0, ");
        assertThat(details.get(list.get(1).path("i").asInt()).path("name").asText())
                .isEqualTo("sales");
    }

    @Test
    void startsANewDetailsFileAndRemovesOlderOnes() throws IOException {
        String[] names = new String[201];
        for (int i = 0; i < names.length; i++) {
            names[i] = "t" + i;
        }
        write(names);
        assertThat(directory.resolve("page/details-1.js")).exists();
        LocalCatalog catalog = new LocalCatalog(directory);
        for (int i = 0; i < 150; i++) {
            catalog.remove("demo", "lake", names[i]);
        }
        write();
        assertThat(directory.resolve("page/details-1.js")).doesNotExist();
        assertThat(data("tables.js", "caravan.index(")).hasSize(51);
    }

    @Test
    void leavesOutWhatIsNotATable() throws IOException {
        Files.createDirectories(directory.resolve("tables/x"));
        Files.writeString(directory.resolve("tables/x/half.json"), "{\"name\":");
        Files.writeString(directory.resolve("tables/x/other.json"), "[]");
        write("sales");
        assertThat(data("tables.js", "caravan.index(")).hasSize(1);
    }

    @Test
    void loadsNothingFromElsewhere() throws IOException {
        write("sales");
        assertThat(Files.readString(directory.resolve("index.html")))
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("innerHTML")
                .contains("default-src 'none'");
    }

    @Test
    void showsHostileNamesAsTextInABrowser() throws IOException, InterruptedException {
        Path browser = Path.of("/usr/bin/chromium");
        assumeTrue(Files.isExecutable(browser), "needs /usr/bin/chromium");
        write(HOSTILE, "sales");
        Path dom = directory.resolve("dom.txt");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--virtual-time-budget=3000",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--dump-dom",
                        directory.resolve("index.html").toUri() + "#demo/lake/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(dom.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(dom, StandardCharsets.UTF_8))
                .contains("<h2 tabindex=\"-1\">&lt;script&gt;alert(1)&lt;/script&gt;</h2>")
                .contains("2 of 2 tables")
                .contains(StateFixture.SECRET)
                .doesNotContain("<script>alert");
    }

    private void write(String... tables) throws IOException {
        LocalCatalog catalog = new LocalCatalog(directory);
        for (String table : tables) {
            catalog.write(StateFixture.publication(StateFixture.table(table)));
        }
        new IndexPage(directory)
                .write(ReportFixture.run(), ReportFixture.findings().iterator());
    }

    private JsonNode data(String file, String call) throws IOException {
        String script = Files.readString(directory.resolve("page").resolve(file));
        assertThat(script).startsWith(call).endsWith(");\n");
        return new ObjectMapper().readTree(script.substring(call.length(), script.length() - 3));
    }
}
