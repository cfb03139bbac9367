package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.avro.AvroFile;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The records of a manifest or a list of manifests. Anything that is wrong with them is wrong with the table. */
final class AvroRecords implements Closeable {
    private final ObjectSource source;
    private final RowStream rows;

    private AvroRecords(ObjectSource source, RowStream rows) {
        this.source = source;
        this.rows = rows;
    }

    /** Takes the source over. */
    static AvroRecords open(ObjectSource source, ReadOptions options) throws IOException {
        boolean opened = false;
        try {
            AvroRecords records =
                    new AvroRecords(source, AvroFile.open(source, options).rows(List.of()));
            opened = true;
            return records;
        } catch (FormatException e) {
            throw corrupt(e.getMessage(), e);
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    Optional<Fields> next() throws IOException {
        Optional<Row> row = rows.next();
        if (!rows.findings().isEmpty()) {
            throw corrupt(rows.findings().get(0).message(), null);
        }
        return row.map(found -> new Fields(rows.schema().columns(), found.values()));
    }

    @Override
    public void close() throws IOException {
        try (source) {
            rows.close();
        }
    }

    private static FormatException corrupt(String what, Throwable cause) {
        return new FormatException(
                FindingCode.ICEBERG_METADATA_CORRUPT, -1, "a manifest cannot be read: " + what, cause);
    }

    /** Values of a record by name. */
    record Fields(List<Column> columns, List<?> values) {
        private int index(String name) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        Optional<Object> value(String name) {
            int index = index(name);
            return index < 0 ? Optional.empty() : Optional.ofNullable(values.get(index));
        }

        Optional<String> text(String name) {
            return value(name).filter(String.class::isInstance).map(String.class::cast);
        }

        OptionalLong number(String name) {
            return value(name)
                    .filter(Long.class::isInstance)
                    .map(value -> OptionalLong.of((Long) value))
                    .orElse(OptionalLong.empty());
        }

        /** Empty where there is no such record. */
        Fields record(String name) {
            int index = index(name);
            return index >= 0
                            && columns.get(index).type() instanceof StructOf struct
                            && values.get(index) instanceof List<?> parts
                    ? new Fields(struct.fields(), parts)
                    : new Fields(new Schema(List.of()).columns(), List.of());
        }
    }
}
