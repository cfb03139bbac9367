package io.lakecaravan.format.excel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.format.ReadTable;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types and values of cells, the same in both kinds of workbook and both epochs. */
class CellTypesTest {
    @ParameterizedTest
    @CsvSource({
        "types.xlsx, 1900-01-01, .500",
        "types-1904.xlsx, 1904-01-02, .500",
        "types.xls, 1900-01-01, ''",
        "types-1904.xls, 1904-01-02, ''"
    })
    void followNumberFormats(String file, String earliest, String fraction) throws IOException {
        ReadTable table = Workbooks.sheet(file, "types");

        assertThat(Workbooks.columns(table))
                .containsExactly(
                        "id bigint",
                        "name string",
                        "price double",
                        "share double",
                        "paid boolean",
                        "day date",
                        "at timestamp(ms)",
                        "clock time(ms)",
                        "worked duration(ms)",
                        "mixed string",
                        "empty null");
        assertThat(table.rows()).contains(RowCount.exact(3));
        assertThat(table.statistics().get(1).nulls()).hasValue(1);
        assertThat(table.sample().rows()).hasSize(3);
        assertThat(Workbooks.rows(file, "types"))
                .containsExactly(
                        Arrays.asList(
                                "1",
                                "Ann",
                                "1.5",
                                "0.25",
                                "true",
                                "2024-02-29",
                                "2024-02-29T13:14:15",
                                "01:02:03",
                                "PT25H1M",
                                "1",
                                null),
                        Arrays.asList(
                                "2",
                                "Bob",
                                "2.0",
                                "1.0",
                                "false",
                                earliest,
                                "1999-12-31T23:59:59" + fraction,
                                "23:00:00",
                                "PT0S",
                                "two",
                                null),
                        Arrays.asList("3", null, "-3.25", "0.0", null, null, null, null, null, "2024-01-02", null));
    }

    @Test
    void readFormulasByTheirCachedValues() throws IOException {
        ReadTable table = Workbooks.sheet("formulas.xlsx", "Sheet");

        assertThat(Workbooks.columns(table))
                .containsExactly("number double", "text string", "flag boolean", "iso timestamp(ms)", "big bigint");
        assertThat(Workbooks.rows("formulas.xlsx", "Sheet"))
                .containsExactly(
                        List.of("2.0", "ab", "true", "2024-02-29T01:02:03", "12345678901234567"),
                        Arrays.asList("0.5", null, null, "2024-03-01T00:00:00", null));
    }

    @Test
    void giveProjectedColumnsInTheOrderAskedFor() throws IOException {
        assertThat(Workbooks.rows("types.xlsx", "types", "name", "id").get(0)).containsExactly("Ann", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "general|NUMBER",
                "0.00|NUMBER",
                "#,##0.00 \"days\"|NUMBER",
                "[Red]0;[Blue]-0|NUMBER",
                "yyyy-mm-dd|DATE",
                "[$-409]d\\-mmm\\-yy;@|DATE",
                "mmm|DATE",
                "dd/mm/yyyy hh:mm|DATE_AND_TIME",
                "h:mm AM/PM|TIME",
                "mm:ss.0|TIME",
                "[h]:mm:ss|ELAPSED",
                "[mm]:ss|ELAPSED",
                "0\\d|NUMBER",
                "0.0_d|NUMBER"
            })
    void tellDatesFromNumbers(String code, NumberFormat expected) {
        assertThat(NumberFormat.of(code)).isEqualTo(expected);
    }
}
