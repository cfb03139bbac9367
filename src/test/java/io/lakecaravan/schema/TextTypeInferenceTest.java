package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTypeInferenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            true;FALSE;True | boolean
            t;f | string
            yes;no | string
            0;1 | int
            true;1 | string
            2147483647;-2147483648 | int
            2147483648 | bigint
            -2147483649 | bigint
            9223372036854775807;-9223372036854775808 | bigint
            9223372036854775808 | decimal(19,0)
            -9223372036854775809 | decimal(19,0)
            99999999999999999999999999999999999999 | decimal(38,0)
            999999999999999999999999999999999999999 | string
            -0;5 | int
            007;5 | string
            -07 | string
            +5 | string
            1,000 | string
            1.50;2 | decimal(3,2)
            0.5 | decimal(1,1)
            .5;100 | decimal(4,1)
            5. | string
            . | string
            - | string
            -. | string
            00.5 | string
            12345678901234567890123456789012345678;0.5 | double
            1e5 | double
            1E-3;7;0.25 | double
            1e | string
            1e+ | string
            12e4567 | string
            1e-999 | string
            0e0 | double
            NaN;1.5 | double
            inf;-Infinity | double
            Nan | string
            information | string
            2024-02-29 | date
            2023-02-29 | string
            2024-13-01 | string
            2024-1-1 | string
            0000-01-01 | string
            20240229 | int
            12:30:00 | time
            12:30:00.123456789 | time(ns)
            12:30:00.1234567890 | string
            12:30 | string
            24:00:00 | string
            2024-02-29 12:30:00 | timestamp
            2024-02-29T12:30 | timestamp
            2024-02-29T12:30:00.1234567 | timestamp(ns)
            2024-02-29;2024-02-29 12:30:00 | timestamp
            2024-02-29T12:30:00Z | timestamptz
            2024-02-29 12:30:00+02 | timestamptz
            2024-02-29 12:30:00.5 -0530 | timestamptz
            2024-02-29 12:30:00 UTC | timestamptz
            2024-02-29 12:30:00+19:00 | string
            2024-02-29 12:30:00+ | string
            2024-02-29T | string
            2024-02-29;2024-02-29T12:30:00Z | timestamptz
            2024-02-29T12:30:00;2024-02-29T12:30:00Z | string
            12:30:00;2024-02-29 | string
            a3bb189e-8bf9-3888-9912-ace4e6543002;F3BB189E-8BF9-3888-9912-ACE4E6543002 | uuid
            a3bb189e-8bf9-3888-9912-ace4e654300 | string
            {"a":[1]};[] | json
            {"a":1};x | string
            {a} | string
            {"a":1} {"b":1} | string
            """)
    void infers(String texts, String type) {
        assertThat(TypeText.display(infer(texts.split(";")))).isEqualTo(type);
    }

    @Test
    void takesBlanksAroundValuesAsNoPartOfThem() {
        assertThat(TypeText.name(infer(" 1", "2 ", "\t3"))).isEqualTo("int");
        assertThat(TypeText.name(infer(" 1", " "))).isEqualTo("string");
        assertThat(TypeText.name(infer("1", ""))).isEqualTo("string");
        assertThat(TypeText.name(infer("1\n"))).isEqualTo("string");
    }

    @Test
    void isNullBeforeAnyValue() {
        assertThat(new TextTypeInference().type()).isEqualTo(new LogicalType.Null());
    }

    @Test
    void isTextAfterOneExceptionAmongMany() {
        TextTypeInference inference = new TextTypeInference();
        for (int i = 0; i < 100_000; i++) {
            inference.add("17");
        }
        assertThat(inference.type()).isEqualTo(LogicalType.Int.signed(32));
        inference.add("n/a");
        assertThat(inference.type()).isEqualTo(LogicalType.Text.plain());
        assertThat(inference.values()).isEqualTo(100_001);
    }

    private static LogicalType infer(String... texts) {
        TextTypeInference inference = new TextTypeInference();
        Arrays.stream(texts).forEach(inference::add);
        return inference.type();
    }
}
