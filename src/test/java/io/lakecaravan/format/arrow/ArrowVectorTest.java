package io.lakecaravan.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.arrow.ArrowFiles.Memory;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Names, row counts, nulls, and values of the plainest types of the corpora's files beside Arrow's own library; all values
 * are compared with the files' descriptions elsewhere.
 */
class ArrowVectorTest {
    private static final Path CORPUS = Path.of("../shared/corpora/arrow-ipc");

    private record Read(List<String> names, List<List<Object>> rows) {}

    @TestFactory
    Stream<DynamicTest> agreesOnEveryFileThatItReads() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpora are not beside the project");
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".arrow_file")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> compare(file)));
        }
    }

    private static void compare(Path file) throws IOException {
        Read theirs;
        try {
            theirs = theirs(file);
        } catch (IOException | RuntimeException e) {
            abort("Arrow's library does not read it: " + e);
            return;
        }
        List<List<Object>> ours = new ArrayList<>();
        try (RowStream rows =
                new ArrowFormat().rows(new Memory(Files.readAllBytes(file)), "", List.of(), ReadOptions.DEFAULT)) {
            assertThat(rows.schema().names()).isEqualTo(UniqueNames.ofNames(theirs.names()));
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                ours.add(row.get().values());
            }
        }
        assertThat(ours).hasSameSizeAs(theirs.rows());
        for (int row = 0; row < ours.size(); row++) {
            for (int column = 0; column < theirs.names().size(); column++) {
                check(ours.get(row).get(column), theirs.rows().get(row).get(column));
            }
        }
    }

    private static void check(Object ours, Object theirs) {
        if (theirs instanceof Comparable<?> || theirs instanceof byte[] || theirs == null) {
            assertThat(ours).isEqualTo(theirs);
        } else if (!theirs.equals(Optional.empty())) {
            assertThat(ours).isNotNull();
        }
    }

    private static Read theirs(Path file) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator(256L << 20);
                SeekableByteChannel channel = Files.newByteChannel(file);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator, CommonsCompressionFactory.INSTANCE)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            List<String> names =
                    root.getSchema().getFields().stream().map(Field::getName).toList();
            while (reader.loadNextBatch()) {
                for (int row = 0; row < root.getRowCount(); row++) {
                    List<Object> values = new ArrayList<>();
                    for (FieldVector vector : root.getFieldVectors()) {
                        values.add(value(vector, row));
                    }
                    rows.add(values);
                }
            }
            return new Read(names, rows);
        }
    }

    /** Of other types a stand-in that only says that there is a value. */
    private static Object value(FieldVector vector, int row) {
        boolean isEncoded = vector.getField().getDictionary() != null
                || vector instanceof org.apache.arrow.vector.complex.RunEndEncodedVector
                || vector instanceof org.apache.arrow.vector.complex.UnionVector
                || vector instanceof org.apache.arrow.vector.complex.DenseUnionVector;
        if (isEncoded) {
            return Optional.empty();
        }
        if (vector.isNull(row)) {
            return null;
        }
        if (vector instanceof IntVector || vector instanceof BigIntVector) {
            return ((Number) vector.getObject(row)).longValue();
        } else if (vector instanceof VarCharVector || vector instanceof BitVector) {
            Object value = vector.getObject(row);
            return value instanceof Boolean ? value : value.toString();
        } else if (vector instanceof Float8Vector || vector instanceof VarBinaryVector) {
            return vector.getObject(row);
        }
        return List.of();
    }
}
