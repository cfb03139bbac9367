package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.vault.AwsVaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamelPlaceholdersTest {
    @TempDir
    private Path folder;

    private CamelContext context;
    private Placeholders placeholders;

    @BeforeEach
    void build() throws Exception {
        context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("om.model", "tables");
        context.build();
        placeholders = Placeholders.of(context);
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void leavesPlainTextAlone() {
        assertThat(placeholders.resolve("raw/{table}/$1\\")).isEqualTo("raw/{table}/$1\\");
    }

    @Test
    void readsTheEnvironment() {
        assertThat(placeholders.resolve("a {{env:PATH}} b")).isEqualTo("a " + System.getenv("PATH") + " b");
        assertThat(placeholders.resolve("{{env:CARAVAN_NOT_SET:other}}")).isEqualTo("other");
    }

    @Test
    void takesWhatAFunctionGivesAsItStands() {
        System.setProperty("caravan.test.secret", "a{{b}}c$1");
        try {
            assertThat(placeholders.resolve("{{sys:caravan.test.secret}}")).isEqualTo("a{{b}}c$1");
        } finally {
            System.clearProperty("caravan.test.secret");
        }
    }

    @Test
    void readsPropertiesWithDefaults() {
        assertThat(placeholders.resolve("{{om.model}}/{{om.absent:none}}")).isEqualTo("tables/none");
    }

    @Test
    void readsFilesWithoutTheLastLineEnd() throws IOException {
        Path secret = Files.writeString(folder.resolve("key"), "s3cr{{et}}\n\r\n");
        assertThat(placeholders.resolve("{{file:" + secret + "}}")).isEqualTo("s3cr{{et}}\n");
    }

    @Test
    void camelItselfFindsTheFileFunction() throws IOException {
        Path secret = Files.writeString(folder.resolve("key"), "plain\n");
        assertThat(context.resolvePropertyPlaceholders("x{{file:" + secret + "}}"))
                .isEqualTo("xplain");
    }

    @Test
    void camelKnowsTheAwsFunction() {
        AwsVaultConfiguration aws = new AwsVaultConfiguration();
        aws.setAccessKey("key");
        aws.setSecretKey("secret");
        aws.setRegion("us-east-1");
        context.getVaultConfiguration().setAwsVaultConfiguration(aws);
        assertThat(context.getPropertiesComponent().getPropertiesFunction("aws").getName())
                .isEqualTo("aws");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> placeholders.resolve("{{env:CARAVAN_NOT_SET}}"))
                .hasMessage("the environment variable CARAVAN_NOT_SET is not set");
        assertThatThrownBy(() -> placeholders.resolve("{{om.absent}}"))
                .hasMessage("there is no property om.absent. Set it in config/application.properties or as the"
                        + " environment variable OM_ABSENT");
        assertThatThrownBy(() -> placeholders.resolve("{{file:" + folder + "/absent}}"))
                .hasMessageContaining("does not exist")
                .isInstanceOf(UnresolvedReferenceException.class);
        assertThatThrownBy(() -> placeholders.resolve("{{aws:lake}}")).hasMessageContaining("camel.vault.aws");
    }

    @Test
    void refusesFilesThatAreNoSecret() throws IOException {
        Path large = Files.write(folder.resolve("large"), new byte[FilePropertiesFunction.MOST_BYTES + 1]);
        assertThatThrownBy(() -> placeholders.resolve("{{file:" + large + "}}")).hasMessageContaining("more than");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});
        assertThatThrownBy(() -> placeholders.resolve("{{file:" + binary + "}}"))
                .hasMessageContaining("UTF-8");
    }
}
