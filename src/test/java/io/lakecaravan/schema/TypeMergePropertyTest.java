package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.LogicalType.Variant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TypeMergePropertyTest {
    @Provide
    Arbitrary<LogicalType> types() {
        return AnyType.all();
    }

    @Provide
    Arbitrary<LogicalType> scalars() {
        return AnyType.scalars();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void commutes(@ForAll("types") LogicalType a, @ForAll("types") LogicalType b) {
        assertThat(TypeMerge.join(a, b)).isEqualTo(TypeMerge.join(b, a));
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void isAssociative(@ForAll("types") LogicalType a, @ForAll("types") LogicalType b, @ForAll("types") LogicalType c) {
        assertThat(join(join(a, b), c)).isEqualTo(join(a, join(b, c)));
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void isAssociativeOverScalars(
            @ForAll("scalars") LogicalType a, @ForAll("scalars") LogicalType b, @ForAll("scalars") LogicalType c) {
        assertThat(join(join(a, b), c)).isEqualTo(join(a, join(b, c)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isIdempotent(@ForAll("types") LogicalType a, @ForAll("types") LogicalType b) {
        assertThat(TypeMerge.join(a, a)).isEqualTo(new TypeMerge.Joined(a, false));
        assertThat(join(join(a, b), b)).isEqualTo(join(a, b));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void hasNullBelowAndVariantAbove(@ForAll("types") LogicalType a) {
        assertThat(join(new Null(), a)).isEqualTo(a);
        assertThat(join(a, new Variant())).isEqualTo(new Variant());
    }

    private static LogicalType join(LogicalType a, LogicalType b) {
        return TypeMerge.join(a, b).type();
    }
}
