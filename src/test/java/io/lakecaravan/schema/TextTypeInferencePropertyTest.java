package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextTypeInferencePropertyTest {
    @Provide
    Arbitrary<List<String>> columns() {
        Arbitrary<String> integers = Arbitraries.of(
                "0",
                "-0",
                "7",
                "-2147483648",
                "2147483648",
                "9223372036854775807",
                "-9223372036854775809",
                "99999999999999999999999999999999999999");
        Arbitrary<String> numbers =
                Arbitraries.of("1.50", "-0.001", ".5", "1e5", "NaN", "-inf", "12345678901234567890.5");
        Arbitrary<String> times = Arbitraries.of(
                "2024-02-29",
                "2024-02-29 12:00",
                "2024-02-29T12:00:00.1234567",
                "2024-02-29T12:00:00Z",
                "2024-02-29 12:00:00+05:30");
        Arbitrary<String> others = Arbitraries.of(
                "true",
                "FALSE",
                "12:30:00",
                "007",
                "",
                " ",
                "abc",
                "{\"a\":1}",
                "[1]",
                "{",
                "a3bb189e-8bf9-3888-9912-ace4e6543002");
        return Arbitraries.oneOf(
                integers.list().ofMaxSize(8),
                Arbitraries.oneOf(integers, numbers).list().ofMaxSize(8),
                times.list().ofMaxSize(8),
                others.list().ofMaxSize(3),
                Arbitraries.oneOf(
                                integers,
                                numbers,
                                times,
                                others,
                                Arbitraries.strings().ascii())
                        .list()
                        .ofMaxSize(4));
    }

    @Property
    void doesNotDependOnHowValuesAreSplit(@ForAll("columns") List<String> texts, @ForAll List<Integer> parts) {
        TextTypeInference whole = new TextTypeInference();
        texts.forEach(whole::add);
        List<TextTypeInference> split =
                List.of(new TextTypeInference(), new TextTypeInference(), new TextTypeInference());
        for (int i = 0; i < texts.size(); i++) {
            int part = parts.isEmpty() ? i : parts.get(i % parts.size());
            split.get(Math.floorMod(part, 3)).add(texts.get(i));
        }
        TextTypeInference backwards = new TextTypeInference();
        TextTypeInference forwards = new TextTypeInference();
        for (int i = 0; i < 3; i++) {
            forwards.merge(split.get(i));
            backwards.merge(split.get(2 - i));
        }
        assertThat(forwards.type()).isEqualTo(whole.type());
        assertThat(backwards.type()).isEqualTo(whole.type());
        assertThat(forwards.values()).isEqualTo(texts.size());
    }

    @Property
    void givesTypesThatEveryTextFits(@ForAll("columns") List<String> texts) {
        TextTypeInference inference = new TextTypeInference();
        texts.forEach(inference::add);
        LogicalType type = inference.type();
        assertThat(texts).allMatch(text -> TextValues.parse(type, text).isPresent());
    }
}
