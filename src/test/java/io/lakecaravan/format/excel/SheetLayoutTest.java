package io.lakecaravan.format.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.table.RowCount;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where in a sheet its table is, and what names its columns. */
class SheetLayoutTest {
    @Test
    void sheetsThatHoldSomethingAreTables() throws IOException {
        assertThat(Workbooks.read("layouts.xlsx"))
                .extracting(ReadTable::name)
                .containsExactly("titled", "merged", "no header", "years", "texts", "errors", "ragged");
        assertThat(Workbooks.read("types.xls"))
                .extracting(ReadTable::name)
                .containsExactly("types", "grün", "merged", "long");
    }

    @Test
    void titlesAndEmptyRowsAndColumnsAreNoPartOfATable() throws IOException {
        ReadTable table = Workbooks.sheet("layouts.xlsx", "titled");

        assertThat(Workbooks.columns(table))
                .containsExactly("city string", "amount bigint", "column_3 string", "amount_2 double", "note string");
        assertThat(table.rows()).contains(RowCount.exact(3));
        assertThat(Workbooks.rows("layouts.xlsx", "titled"))
                .containsExactly(
                        Arrays.asList("Bonn", "1", "x", "2.5", null),
                        Arrays.asList("Ulm", "2", null, "3.5", "late"),
                        Arrays.asList("Ulm", "3", "y", "4.5", null));
    }

    @Test
    void groupsNameTheColumnsBelowThem() throws IOException {
        assertThat(Workbooks.columns(Workbooks.sheet("layouts.xlsx", "merged")))
                .containsExactly(
                        "region string", "2023 net bigint", "2023 tax bigint", "2024 net bigint", "2024 tax bigint");
        assertThat(Workbooks.rows("layouts.xlsx", "merged")).hasSize(2);
    }

    @Test
    void aMergedNameIsThatOfAllItsColumns() throws IOException {
        assertThat(Workbooks.columns(Workbooks.sheet("types.xls", "merged")))
                .containsExactly("point bigint", "point_2 double", "label string");
    }

    @Test
    void valuesAreNoHeader() throws IOException {
        ReadTable table = Workbooks.sheet("layouts.xlsx", "no header");

        assertThat(Workbooks.columns(table)).containsExactly("column_1 bigint", "column_2 double", "column_3 string");
        assertThat(table.rows()).contains(RowCount.exact(3));
    }

    @Test
    void yearsAreAHeaderAboveOtherNumbers() throws IOException {
        assertThat(Workbooks.columns(Workbooks.sheet("layouts.xlsx", "years")))
                .containsExactly("country string", "2022 double", "2023 double");
    }

    @Test
    void distinctTextsAreAHeaderAboveTexts() throws IOException {
        assertThat(Workbooks.columns(Workbooks.sheet("layouts.xlsx", "texts")))
                .containsExactly("first string", "second string");
    }

    @Test
    void errorsAreNulls() throws IOException {
        assertThat(Workbooks.columns(Workbooks.sheet("layouts.xlsx", "errors")))
                .containsExactly("value bigint", "bad null");
    }

    @Test
    void rowsMayBeLongerThanTheHeader() throws IOException {
        assertThat(Workbooks.rows("layouts.xlsx", "ragged"))
                .containsExactly(List.of("1", "2", "3"), Arrays.asList("4", null, null));
    }

    @Test
    void longTextsOfOldWorkbooksRunOverSeveralRecords() throws IOException {
        List<List<String>> rows = Workbooks.rows("types.xls", "long");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).get(0)).hasSize(5002).startsWith("ccc").endsWith("ü€");
    }

    @Test
    void aTableOfOneColumnKeepsItsFirstValue() throws IOException {
        byte[] bytes = Workbooks.xlsx(
                "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c r=\"A9\"><v>3</v></c></row>", Map.of());

        assertThat(Workbooks.rows(new XlsxFormat(), bytes, "one"))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
    }

    @Test
    void aWorkbookWithoutValuesIsATableWithoutColumns() throws IOException {
        List<ReadTable> tables =
                new XlsxFormat().read(Workbooks.source(Workbooks.xlsx("", Map.of())), ReadOptions.DEFAULT);

        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).schema().columns()).isEmpty();
        assertThat(tables.get(0).rows()).contains(RowCount.exact(0));
    }

    @Test
    void unknownSheetsAndColumnsAreRefused() {
        assertThatThrownBy(() -> Workbooks.rows("types.xlsx", "other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no sheet is named 'other'");
        assertThatThrownBy(() -> Workbooks.rows("types.xlsx", "types", "other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column is named 'other'");
    }
}
