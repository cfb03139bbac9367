package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Precision;
import io.lakecaravan.schema.SchemaChange;
import io.lakecaravan.table.DateSeries;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.PartitionSummary;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordedChange;
import io.lakecaravan.table.TableColumn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTextTest {
    private static PartitionSummary days(DateSeries series) {
        return new PartitionSummary(
                "d`t",
                new LogicalType.Date(),
                363,
                Optional.of("2024-01-01"),
                Optional.of("2024-12-31"),
                2,
                Optional.of(series),
                Optional.empty());
    }

    @Test
    void tellsWhatACarefulPersonWouldNote() {
        DateSeries series = new DateSeries(
                DateSeries.Unit.DAYS,
                1,
                "2024-01-01",
                "2024-12-31",
                363,
                3,
                List.of(
                        new DateSeries.Gap("2024-02-03", "2024-02-03", 1),
                        new DateSeries.Gap("2024-03-01", "2024-03-02", 2)));
        LogicalTable table = Tables.orders(1200)
                .withSchema(Tables.orders(1).columns(), List.of(days(series)), LogicalTable.Partitions.NONE, List.of());
        RecordedChange change = new RecordedChange(
                "r",
                Instant.parse("2026-01-01T23:00:00Z"),
                new SchemaChange(SchemaChange.Kind.COLUMN_ADDED, "note", "", "string", SchemaChange.Impact.COMPATIBLE));
        Publication publication = new Publication("r", table, Optional.empty(), List.of(change));
        assertThat(TableText.of(publication)).isEqualTo("""
                        parquet in `s3://lake.prod/sales/orders/`: 1,200 objects, 1.20 MB, 12,000 rows.

                        Last modified 2026-01-02T03:04:05 UTC.

                        Partitioned by:

                        - `d't` (date): 363 values, `2024-01-01` to `2024-12-31`; 3 days missing: 2024-02-03, \
                        2024-03-01 to 2024-03-02; 2 objects without value

                        Schema changes:

                        - 2026-01-01: column note (string) is new""");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 bytes",
        "1,1 byte",
        "999,999 bytes",
        "1000,1.00 kB",
        "34567,34.6 kB",
        "999499,999 kB",
        "999500,1.00 MB",
        "9223372036854775807,9.22 EB"
    })
    void amountsAreForPeople(long bytes, String text) {
        assertThat(TableText.bytes(bytes)).isEqualTo(text);
    }

    private static String column(LogicalType type, String nativeType, double nulls) {
        Column column = Column.nullable("c", type).withNativeType(nativeType);
        TableColumn found = new TableColumn(column, List.of(), new Evidence(1, OptionalDouble.of(nulls)));
        return ColumnText.of(found, Optional.empty()).orElse("");
    }

    @Test
    void aColumnSaysOnlyWhatItsNameAndTypeDoNot() {
        LogicalType text = LogicalType.Text.plain();
        assertThat(column(text, "STRING", 0)).isEmpty();
        assertThat(column(text, "BYTE_ARRAY (UTF8)", 0)).isEqualTo("Native type `BYTE_ARRAY (UTF8)`.");
        assertThat(column(new LogicalType.Timestamp(Precision.MILLIS, false), "", 0.124))
                .isEqualTo("In milliseconds. 12 % null.");
        assertThat(column(text, "", 0.0001)).isEqualTo("Less than 1 % null.");
        assertThat(column(text, "", 0.9999)).isEqualTo("99 % null.");
        assertThat(column(text, "", 1)).isEqualTo("Always null.");
    }
}
