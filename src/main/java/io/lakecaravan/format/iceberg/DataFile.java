package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.avro.AvroFile;
import io.lakecaravan.format.parquet.ParquetFile;
import io.lakecaravan.schema.FieldIds;
import io.lakecaravan.schema.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A data file of any format that is read. */
interface DataFile extends Closeable {
    Schema schema();

    List<FieldIds> ids();

    ObjectSource source();

    /** @param columns at least one */
    RowStream rows(List<String> columns, long fetched) throws IOException;

    @Override
    default void close() throws IOException {
        source().close();
    }

    /** Takes the source over. */
    static DataFile open(ObjectSource source, String format, ReadOptions options) throws IOException {
        boolean opened = false;
        try {
            DataFile file = switch (format) {
                case "parquet" -> new Parquet(source, ParquetFile.open(source, options));
                case "avro" -> new Avro(source, AvroFile.open(source, options));
                default ->
                    throw new FormatException(
                            FindingCode.ICEBERG_FEATURE_UNSUPPORTED,
                            "data files of the table are neither Parquet nor Avro; its rows are not read");
            };
            opened = true;
            return file;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    record Parquet(ObjectSource source, ParquetFile file) implements DataFile {
        @Override
        public Schema schema() {
            return file.schema();
        }

        @Override
        public List<FieldIds> ids() {
            return file.ids();
        }

        @Override
        public RowStream rows(List<String> columns, long fetched) {
            return file.rows(columns, fetched);
        }
    }

    record Avro(ObjectSource source, AvroFile file) implements DataFile {
        @Override
        public Schema schema() {
            return file.schema();
        }

        @Override
        public List<FieldIds> ids() {
            return file.ids();
        }

        @Override
        public RowStream rows(List<String> columns, long fetched) throws IOException {
            return file.rows(columns);
        }
    }
}
