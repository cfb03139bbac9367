package io.lakecaravan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsPageTest {
    private static final Path PAGE = Path.of("docs/reference/findings.md");

    @Test
    void thePageIsFresh() throws IOException {
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(PAGE, FindingsPage.markdown());
        }
        assertThat(PAGE)
                .as("stale; write it anew with: mvn test -Dtest=FindingsPageTest -DargLine=-Dgolden.refresh=true")
                .hasContent(FindingsPage.markdown());
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void everyFindingSaysWhatItIsAndWhatToDo(FindingCode code) {
        assertThat(code.meaning()).isNotBlank().doesNotEndWith(".");
        assertThat(FixHints.of(code)).isNotBlank().doesNotEndWith(".");
    }
}
