package io.lakecaravan.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class LocalPathPropertyTest {
    private final LocalPath paths = new LocalPath(CaseRule.SENSITIVE);

    @Property
    void neverLeavesItsFolder(@ForAll String source, @ForAll String bucket, @ForAll String name) {
        Path catalog = Path.of("/catalog");
        Path file = catalog.resolve(paths.of(source, bucket, name)).normalize();
        assertThat(file.startsWith(catalog.resolve("tables"))).isTrue();
        assertThat(file.getNameCount()).as("no part was taken for . or ..").isEqualTo(4 + name.split("/", -1).length);
        assertThat(Arrays.stream(file.toString().split("/"))).allMatch(part -> part.length() <= 255);
    }

    /** Of few letters, so that names that nearly meet do occur. */
    @Property
    void keepsDifferentNamesApart(
            @ForAll @StringLength(max = 4) @Chars({'a', '.', '/', '%', '2', 'E'}) String one,
            @ForAll @StringLength(max = 4) @Chars({'a', '.', '/', '%', '2', 'E'}) String other) {
        boolean samePath = paths.of("s", "b", one).equals(paths.of("s", "b", other));
        assertThat(samePath).isEqualTo(one.equals(other));
    }
}
