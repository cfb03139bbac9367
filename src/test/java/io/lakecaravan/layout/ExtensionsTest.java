package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.compression.Codec;
import io.lakecaravan.format.compression.Codecs;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Grouping names and reading objects must not disagree about what an extension means. */
class ExtensionsTest {
    @Test
    void formatsAreThoseOfTheReaders() {
        for (Format format : ServiceLoader.load(Format.class)) {
            for (String extension : format.extensions()) {
                assertThat(Extensions.format(extension)).as(extension).contains(format.name());
            }
        }
        assertThat(Formats.installed(ExtensionsTest.class.getClassLoader()).names())
                .isNotEmpty();
    }

    @Test
    void compressionsAreThoseOfTheCodecs() {
        for (Codec codec : Codecs.ALL) {
            for (String extension : codec.extensions()) {
                String usual = Codecs.named("a." + extension).stream()
                        .map(Codec::name)
                        .filter(name ->
                                name.equals(Extensions.compression(extension).orElse("")))
                        .findFirst()
                        .orElse("");
                assertThat(Extensions.compression(extension)).as(extension).contains(usual);
            }
        }
    }
}
