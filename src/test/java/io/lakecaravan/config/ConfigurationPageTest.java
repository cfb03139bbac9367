package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/reference/configuration.md");

    @Test
    void thePageIsFresh() throws IOException {
        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigurationPage.markdown());
        }
        assertThat(PAGE)
                .as("stale; write it anew with: mvn test -Dtest=ConfigurationPageTest -DargLine=-Dgolden.refresh=true")
                .hasContent(ConfigurationPage.markdown());
    }

    @Test
    void everyKeyHasASentence() {
        for (Section section : Sections.ALL) {
            assertThat(section.names()).as(section.path()).doesNotHaveDuplicates();
            assertThat(section.keys()).allSatisfy(key -> {
                assertThat(key.meaning()).as(key.name()).endsWith(".");
                assertThat(key.name()).matches("[a-z-]+");
            });
        }
    }
}
