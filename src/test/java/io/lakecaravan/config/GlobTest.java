package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "**,                        raw/a.csv,                    true",
        "*,                         raw/a.csv,                    false",
        "*,                         a.csv,                        true",
        "raw/**,                    raw/,                         true",
        "raw/**,                    raw,                          false",
        "raw/**,                    raw/x/y/z.csv,                true",
        "**/staging/**,             staging/a.csv,                true",
        "**/staging/**,             x/y/staging/a.csv,            true",
        "**/staging/**,             x/my-staging/a.csv,           false",
        "**/staging/**,             staging/,                     true",
        "raw/**/a.csv,              raw/a.csv,                    true",
        "raw/**/a.csv,              raw/x/y/a.csv,                true",
        "raw/**/a.csv,              raw/xa.csv,                   false",
        "raw/**.csv,                raw/x/y.csv,                  true",
        "feeds/*.xml,               feeds/a.xml,                  true",
        "feeds/*.xml,               feeds/x/a.xml,                false",
        "a?c,                       abc,                          true",
        "a?c,                       a/c,                          false",
        "a?c,                       ac,                           false",
        "a?c,                       a\uD83D\uDE00c,               true",
        "[a-c]x,                    bx,                           true",
        "[a-c]x,                    dx,                           false",
        "[!a-c]x,                   dx,                           true",
        "[!a-c]x,                   /x,                           false",
        "[]x]y,                     ]y,                           true",
        "[a-]y,                     -y,                           true",
        "\\*,                       *,                            true",
        "\\*,                       a,                            false",
        "RAW/*,                     raw/a,                        false",
        "year=*/**/part-*.parquet,  year=2024/m=1/part-7.parquet, true"
    })
    void matches(String pattern, String key, boolean expected) {
        assertThat(Glob.of(pattern).matches(key)).isEqualTo(expected);
    }

    @Test
    void bracesStandForSeveralPatternsAlsoNested() {
        Glob glob = Glob.of("{raw,cold/{a,b}}/*.{csv,tsv}");
        assertThat(glob.matches("raw/x.csv")).isTrue();
        assertThat(glob.matches("cold/b/x.tsv")).isTrue();
        assertThat(glob.matches("cold/x.tsv")).isFalse();
        assertThat(Glob.of("[{]x").matches("{x")).isTrue();
        assertThat(Glob.of("\\{x\\}").matches("{x}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a[b", "a{b", "a\\", "[z-a]", "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> Glob.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichCharacterIsNotClosed() {
        assertThatThrownBy(() -> Glob.of("raw/[ab"))
                .hasMessage("the '[' at character 5 of 'raw/[ab' is not closed by a ']'");
    }

    @Test
    @Timeout(60)
    void manyStarsCostNoMoreThanTheyAre() {
        Glob glob = Glob.of("*a".repeat(500) + "b");
        String key = "a".repeat(1024);
        assertThat(glob.matches(key)).isFalse();
    }

    @Property
    void agreesWithTheRegularExpressionItMeans(@ForAll("patterns") String pattern, @ForAll("keys") String key) {
        String regex = pattern.replace("**", "\u0001")
                .replace("*", "[^/]*")
                .replace("\u0001", ".*")
                .replace("?", "[^/]");
        assertThat(Glob.of(pattern).matches(key)).isEqualTo(Pattern.matches(regex, key));
    }

    /** Without a slash after two stars, which has no such short translation. */
    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "b", "/", "*", "?", "**b")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.contains("***") && !text.contains("**/"));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars('a', 'b', '/').ofMaxLength(7);
    }
}
