package io.lakecaravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextColumnInferenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1,5;2 | decimal(2,1) | 1.5;2.0 | decimal comma
            1.234,5;12 | decimal(5,1) | 1234.5;12.0 | decimal comma, points between thousands
            1.234.567,5 | decimal(8,1) | 1234567.5 | decimal comma, points between thousands
            1 234,50;7 | decimal(6,2) | 1234.50;7.00 | decimal comma, blanks between thousands
            1'234.5;2 | decimal(5,1) | 1234.5;2.0 | apostrophes between thousands
            1,234;12,345,678 | int | 1234;12345678 | commas between thousands
            1,234.56 | decimal(6,2) | 1234.56 | commas between thousands
            1 234;12 345 678 | int | 1234;12345678 | blanks between thousands
            12,345,678,901 | bigint | 12345678901 | commas between thousands
            -1,234;-5 | int | -1234;-5 | commas between thousands
            030 123 456;555 123 456 | string | |
            555 123 456;555 123 457 | string | |
            1,23,456 | string | |
            01,5 | string | |
            $1,234;$2,345 | string | |
            12,5 %;3 % | string | |
            31/12/2024;01/02/2024 | date | 2024-12-31;2024-02-01 | day before month
            12/31/2024;01/02/2024 | date | 2024-12-31;2024-01-02 | month before day
            31.12.2024;1.2.2024 | date | 2024-12-31;2024-02-01 | day before month
            1/13/24;2/1/99 | date | 2024-01-13;1999-02-01 | month before day
            31/12/2024;12/31/2024 | string | |
            31/12/2024;31.12.2024 | string | |
            30/02/2024 | string | |
            2024/12/31;2024/1/2 | date | 2024-12-31;2024-01-02 | year before month
            2024-1-2 | date | 2024-01-02 | year before month
            31-Dec-2024;1-Feb-2024 | date | 2024-12-31;2024-02-01 | day, name of the month, year
            Dec 31, 2024;February 1, 2024 | date | 2024-12-31;2024-02-01 | name of the month, day, year
            3. März 2024;31. Dezember 2024 | date | 2024-03-03;2024-12-31 | day, name of the month, year
            31 Foo 2024 | string | |
            31/12/2024 23:59;01/01/2025 00:00:01.5 | timestamp | 2024-12-31T23:59;2025-01-01T00:00:01.500 | day before month
            12/31/2024 11:59 PM;1/1/2025 12:00 am | timestamp | 2024-12-31T23:59;2025-01-01T00:00 | month before day
            31/12/2024 23:59:00 +01:00 | timestamptz | 2024-12-31T22:59:00Z | day before month
            1:05 PM;11:30 am | time | 13:05;11:30 | year before month
            05:40;21:30 | time | 05:40;21:30 | year before month
            5:40;21:30 | string | |
            13:05 PM | string | |
            1.2.03;1.2.04 | string | |
            yes;No;YES | boolean | true;false;true | written yes and no
            y;n | boolean | true;false | written y and n
            T;F;f | boolean | true;false;false | written t and f
            yes;yes | string | |
            t;n | string | |
            0;1 | int | 0;1 |
            007;12 | string | |
            123456789012345678901234567890 | decimal(30,0) | 123456789012345678901234567890 |
            9007199254740993 | bigint | 9007199254740993 |
            """)
    void infers(String texts, String type, String values, String description) {
        TextNotation notation = infer(texts.split(";")).notation(TextConventions.UNKNOWN);
        assertThat(TypeText.display(notation.type())).isEqualTo(type);
        if (values != null) {
            assertThat(Arrays.stream(texts.split(";"))
                            .map(text -> text(notation.parse(text).orElseThrow()))
                            .collect(Collectors.joining(";")))
                    .isEqualTo(values);
        }
        if (description != null && !(notation.type() instanceof LogicalType.Time)) {
            assertThat(notation.description()).startsWith(description);
        }
    }

    private static String text(Object value) {
        return value instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    @Test
    void whatNoValueTellsIsSaidToBeAssumed() {
        TextNotation open = infer("01/02/2024", "03/04/2024").notation(TextConventions.UNKNOWN);
        assertThat(open.description()).isEqualTo("day before month (assumed: no value tells)");
        assertThat(open.parse("01/02/2024")).contains(java.time.LocalDate.of(2024, 2, 1));
        TextNotation told = infer("01/02/2024").notation(infer("12/31/2024").conventions());
        assertThat(told.description()).isEqualTo("month before day");
        TextNotation monthly = infer("01/01/2024", "02/01/2024").notation(TextConventions.UNKNOWN);
        assertThat(monthly.parse("02/01/2024")).contains(java.time.LocalDate.of(2024, 2, 1));
    }

    @Test
    void columnsTellEachOtherTheSignOfFractions() {
        TextConventions comma = infer("1,5").conventions();
        assertThat(infer("1,234").notation(comma).parse("1,234")).contains(new java.math.BigDecimal("1.234"));
        assertThat(infer("1.234").notation(comma).parse("1.234")).contains(1234L);
        assertThat(infer("1.234").notation(TextConventions.UNKNOWN).parse("1.234"))
                .contains(new java.math.BigDecimal("1.234"));
    }

    @Test
    void evidenceTellsSharesAndNoValues() {
        assertThat(evidence("1", "2")).isEqualTo("all 2 values fit");
        assertThat(evidence("1", "2", "secret")).isEqualTo("text as 1 of 3 values are no numbers");
        assertThat(evidence("007", "12")).isEqualTo("digits, text as 1 of 2 values begin with a zero");
        assertThat(evidence("2024-01-01", "2024-01-02", "x")).isEqualTo("text as 1 of 3 values are no dates or times");
        assertThat(evidence("a")).isEqualTo("1 value, text");
        assertThat(evidence("1,5", "2,5")).isEqualTo("all 2 values fit; decimal comma");
    }

    private static String evidence(String... texts) {
        TextColumnInference inference = infer(texts);
        return inference.evidence(inference.notation(TextConventions.UNKNOWN));
    }

    @Test
    void doesNotDependOnHowTextsAreSpread() {
        List<String> texts = List.of(
                "1,5",
                "1.234,5",
                "12",
                "01/02/2024",
                "31/12/2024",
                "12/31/24",
                "yes",
                "no",
                "x",
                "1:05 PM",
                "1 234",
                "2024-01-01",
                "1'000",
                "007",
                "3 Jan 2024",
                "05:40",
                "T",
                "F");
        Random random = new Random(3);
        for (int round = 0; round < 3000; round++) {
            List<String> some = random.ints(1 + random.nextInt(4), 0, texts.size())
                    .mapToObj(texts::get)
                    .toList();
            TextColumnInference whole = infer(some.toArray(String[]::new));
            int cut = random.nextInt(some.size() + 1);
            TextColumnInference right = infer(some.subList(cut, some.size()).toArray(String[]::new));
            right.merge(infer(some.subList(0, cut).toArray(String[]::new)));
            TextNotation expected = whole.notation(TextConventions.UNKNOWN);
            TextNotation merged = right.notation(TextConventions.UNKNOWN);
            assertThat(merged.type()).as("%s", some).isEqualTo(expected.type());
            assertThat(merged.description()).as("%s", some).isEqualTo(expected.description());
            assertThat(right.evidence(merged)).as("%s", some).isEqualTo(whole.evidence(expected));
            if (!(expected.type() instanceof LogicalType.Null)) {
                assertThat(some)
                        .as("%s", some)
                        .allMatch(text -> expected.parse(text).isPresent());
            }
        }
    }

    /** The quick way gives what the careful one gives, or nothing. */
    @Test
    void quickValuesAreTheCarefulOnes() {
        List<LogicalType> types = List.of(
                LogicalType.Int.signed(32),
                LogicalType.Int.signed(64),
                new LogicalType.Decimal(12, 3),
                new LogicalType.Decimal(18, 0),
                new LogicalType.FloatingPoint(64),
                new LogicalType.Date(),
                new LogicalType.Bool(),
                new LogicalType.Timestamp(Precision.NANOS, false),
                new LogicalType.Timestamp(Precision.NANOS, true));
        Random random = new Random(5);
        String[] shapes = {
            "-1",
            "2147483648",
            "-0",
            "0.5",
            ".5",
            "5.",
            "1e5",
            "-1.25E-3",
            "123456789012345678",
            "1234567890123.5",
            "2024-02-29",
            "2023-02-29",
            "2024-02-29 10:11:12",
            "2024-02-29T10:11:12.123456789Z",
            "true",
            "false",
            "",
            "-",
            "0.1",
            "12345678901234.5",
            "1e22",
            "9e-5",
            "2024-02-29 10:11:12.5",
            "123456789.123"
        };
        int quick = 0;
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder(shapes[random.nextInt(shapes.length)]);
            if (text.length() > 0 && random.nextInt(3) == 0) {
                text.setCharAt(random.nextInt(text.length()), "0123456789.-eE:TZ ".charAt(random.nextInt(18)));
            }
            LogicalType type = types.get(random.nextInt(types.size()));
            Object value = TextCells.of(type).value(text.toString().toCharArray(), 0, text.length());
            if (value != null) {
                quick++;
                assertThat(Optional.of(value))
                        .as("%s as %s", text, type)
                        .isEqualTo(TextValues.parse(type, text.toString()));
            }
        }
        assertThat(quick).isGreaterThan(5_000);
    }

    private static TextColumnInference infer(String... texts) {
        TextColumnInference inference = new TextColumnInference();
        Arrays.stream(texts).forEach(inference::add);
        return inference;
    }
}
