package io.lakecaravan.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPathTest {
    private final LocalPath paths = new LocalPath(CaseRule.SENSITIVE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sales|sales.json",
                "raw/orders 2024|raw/orders 2024.json",
                "Sales|Sales.json",
                "..|%2E%2E.json",
                "../../etc/passwd|%2E%2E/%2E%2E/etc/passwd.json",
                "./a|%2E/a.json",
                "a//b|a/%/b.json",
                "a/|a/%.json",
                ".hidden|%2Ehidden.json",
                "100%|100%25.json",
                "a\"b'c|a%22b%27c.json",
                "a\\b:c*|a%5Cb%3Ac%2A.json",
                "<script>|%3Cscript%3E.json",
                "con|%63on.json",
                "NUL.txt|%4EUL.txt.json",
                "é|%C3%A9.json",
                "a.json/b|a%2Ejson/b.json",
                "a.JSON.tmp/b|a.JSON%2Etmp/b.json",
            })
    void encodesWhatAFileSystemMightNotTake(String name, String file) {
        assertThat(paths.of("demo", "lake", name)).isEqualTo("tables/demo/lake/" + file);
    }

    @Test
    void encodesControlCharacters() {
        assertThat(paths.of("demo", "lake", "a\nb\u0000")).isEqualTo("tables/demo/lake/a%0Ab%00.json");
    }

    @Test
    void cutsLongPartsApart() {
        String one = paths.of("demo", "lake", "é".repeat(500) + "1");
        String other = paths.of("demo", "lake", "é".repeat(500) + "2");
        assertThat(one).isNotEqualTo(other).matches("tables/demo/lake/(%[0-9A-F]{2})+%-[0-9a-f]{16}\\.json");
        assertThat(one.length()).isLessThan(240);
    }

    @Test
    void keepsNamesApartThatDifferInCaseAlone() {
        LocalPath folding = new LocalPath(CaseRule.INSENSITIVE);
        List<String> files = List.of(
                folding.of("demo", "lake", "Sales"),
                folding.of("demo", "lake", "SALES"),
                folding.of("demo", "lake", "sales"));
        assertThat(files.stream().map(file -> file.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        assertThat(files).last().isEqualTo("tables/demo/lake/sales.json");
    }
}
