package io.lakecaravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.demo.ParquetLayout;
import io.lakecaravan.demo.ParquetWriter;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.avro.AvroFormat;
import io.lakecaravan.format.orc.LocalFiles;
import io.lakecaravan.format.orc.OrcFormat;
import io.lakecaravan.format.parquet.ParquetFormat;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files a second, on one thread, whose schema is learnt: ours beside the formats' own readers and DuckDB. */
class FooterBench {
    private static final int FILES = 300;
    private static final int COLUMNS = 20;
    private static final int ROWS = 2000;
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 8;

    @TempDir
    Path directory;

    private interface Reading {
        /** Columns of all files. */
        long read(List<Path> files) throws Exception;
    }

    @Test
    void parquetBesideDuckDb() throws Exception {
        List<Path> files = files("parquet", FooterBench::writeParquet);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            report("Parquet", files, "Lake Caravan: schema, rows, nulls", all -> ours(new ParquetFormat(), all));
            report("Parquet", files, "DuckDB: DESCRIBE, a query a file", all -> {
                long columns = 0;
                for (Path file : all) {
                    columns += count(statement, "DESCRIBE SELECT * FROM read_parquet('" + file + "')");
                }
                return columns;
            });
            report("Parquet", files, "DuckDB: parquet_schema, a query a file", all -> {
                long columns = 0;
                for (Path file : all) {
                    // Its first row is the root.
                    columns += count(statement, "SELECT name, type FROM parquet_schema('" + file + "')") - 1;
                }
                return columns;
            });
            report(
                    "Parquet",
                    files,
                    "DuckDB: parquet_schema, one query",
                    all -> count(
                                    statement,
                                    "SELECT file_name, name, type FROM parquet_schema('" + directory.resolve("parquet")
                                            + "/*.parquet')")
                            - all.size());
        }
    }

    @Test
    void orcBesideOrcCore() throws Exception {
        List<Path> files = files("orc", FooterBench::writeOrc);
        LocalFiles local = new LocalFiles();
        report("ORC", files, "Lake Caravan: schema, rows, nulls", all -> ours(new OrcFormat(), all));
        report("ORC", files, "orc-core: OrcFile.createReader", all -> {
            long columns = 0;
            for (Path file : all) {
                try (Reader reader = OrcFile.createReader(
                        new org.apache.hadoop.fs.Path(file.toUri()),
                        OrcFile.readerOptions(new Configuration(false)).filesystem(local))) {
                    assertThat(reader.getNumberOfRows()).isEqualTo(ROWS);
                    columns += reader.getSchema().getFieldNames().size();
                }
            }
            return columns;
        });
    }

    @Test
    void avroBesideAvro() throws Exception {
        List<Path> files = files("avro", FooterBench::writeAvro);
        report("Avro", files, "Lake Caravan: schema, rows", all -> ours(new AvroFormat(), all));
        report("Avro", files, "avro: DataFileReader, schema alone", all -> {
            long columns = 0;
            for (Path file : all) {
                try (DataFileReader<Object> reader = new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
                    columns += reader.getSchema().getFields().size();
                }
            }
            return columns;
        });
    }

    private static long ours(Format format, List<Path> files) throws Exception {
        long columns = 0;
        for (Path file : files) {
            try (FileObjectSource source = new FileObjectSource(file, ReadBudget.generous())) {
                ReadTable table = format.read(source, ReadOptions.DEFAULT.withSampleRows(0))
                        .get(0);
                assertThat(table.rows().orElseThrow().value()).isEqualTo(ROWS);
                columns += table.schema().columns().size();
            }
        }
        return columns;
    }

    private static long count(Statement statement, String query) throws Exception {
        long rows = 0;
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                assertThat(result.getString(1)).isNotNull();
                rows++;
            }
        }
        return rows;
    }

    /** The median round, after some that are not counted. DuckDB works on the calling thread, too. */
    private static void report(String format, List<Path> files, String what, Reading reading) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] elapsed = new long[ROUNDS];
        long[] busy = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long busyStart = threads.getCurrentThreadCpuTime();
            assertThat(reading.read(files)).isEqualTo((long) FILES * COLUMNS);
            if (round >= 0) {
                elapsed[round] = System.nanoTime() - start;
                busy[round] = threads.getCurrentThreadCpuTime() - busyStart;
            }
        }
        System.out.printf("%-8s %-42s %,9.0f files/s %,9.0f files/CPU-s%n", format, what, rate(elapsed), rate(busy));
    }

    private static double rate(long[] nanos) {
        Arrays.sort(nanos);
        return FILES / (nanos[nanos.length / 2] / (double) Duration.ofSeconds(1).toNanos());
    }

    private interface Writing {
        void write(Path file) throws Exception;
    }

    private List<Path> files(String extension, Writing writing) throws Exception {
        Path folder = Files.createDirectories(directory.resolve(extension));
        Path first = folder.resolve("part-0." + extension);
        writing.write(first);
        List<Path> files = new ArrayList<>(List.of(first));
        for (int i = 1; i < FILES; i++) {
            files.add(Files.copy(first, folder.resolve("part-" + i + "." + extension)));
        }
        System.out.printf(
                "%s: %d files of %,d bytes, %d columns, %,d rows%n",
                extension, FILES, Files.size(first), COLUMNS, ROWS);
        return files;
    }

    private static boolean isText(int column) {
        return column % 2 == 0;
    }

    private static void writeParquet(Path file) throws Exception {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(
                    Column.nullable("column_" + i, isText(i) ? LogicalType.Text.plain() : LogicalType.Int.signed(64)));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ParquetWriter writer = new ParquetWriter(out, new Schema(columns), ParquetLayout.DEFAULT)) {
            for (long row = 0; row < ROWS; row++) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < COLUMNS; i++) {
                    values.add(isText(i) ? "value " + row % 100 : (Object) row);
                }
                writer.write(new Row(values));
            }
        }
    }

    private static void writeOrc(Path file) throws Exception {
        TypeDescription schema = TypeDescription.createStruct();
        for (int i = 0; i < COLUMNS; i++) {
            schema.addField("column_" + i, isText(i) ? TypeDescription.createString() : TypeDescription.createLong());
        }
        VectorizedRowBatch batch = schema.createRowBatch(ROWS);
        for (int i = 0; i < COLUMNS; i++) {
            for (int row = 0; row < ROWS; row++) {
                if (isText(i)) {
                    byte[] text = ("value " + row % 100).getBytes(StandardCharsets.UTF_8);
                    ((BytesColumnVector) batch.cols[i]).setRef(row, text, 0, text.length);
                } else {
                    ((LongColumnVector) batch.cols[i]).vector[row] = row;
                }
            }
        }
        batch.size = ROWS;
        try (Writer writer = OrcFile.createWriter(
                new org.apache.hadoop.fs.Path(file.toUri()),
                OrcFile.writerOptions(new Configuration(false))
                        .setSchema(schema)
                        .fileSystem(new LocalFiles()))) {
            writer.addRowBatch(batch);
        }
    }

    private static void writeAvro(Path file) throws Exception {
        SchemaBuilder.FieldAssembler<org.apache.avro.Schema> fields =
                SchemaBuilder.record("Row").fields();
        for (int i = 0; i < COLUMNS; i++) {
            fields = isText(i) ? fields.optionalString("column_" + i) : fields.optionalLong("column_" + i);
        }
        org.apache.avro.Schema schema = fields.endRecord();
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, file.toFile());
            for (long row = 0; row < ROWS; row++) {
                GenericData.Record datum = new GenericData.Record(schema);
                for (int i = 0; i < COLUMNS; i++) {
                    datum.put(i, isText(i) ? "value " + row % 100 : (Object) row);
                }
                writer.append(datum);
            }
        }
    }
}
