package io.lakecaravan.format.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Files of two columns that Arrow's own library writes: {@code id} counts, {@code text} is {@code text-<id>}. */
final class VectorFiles {
    private VectorFiles() {}

    static byte[] file(int batches, int rows) throws IOException {
        return write(batches, rows, true);
    }

    static byte[] stream(int batches, int rows) throws IOException {
        return write(batches, rows, false);
    }

    private static byte[] write(int batches, int rows, boolean asFile) throws IOException {
        Schema schema = new Schema(List.of(
                Field.notNullable("id", new ArrowType.Int(64, true)), Field.nullable("text", new ArrowType.Utf8())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                ArrowWriter writer = asFile
                        ? new ArrowFileWriter(root, null, Channels.newChannel(bytes))
                        : new ArrowStreamWriter(root, null, Channels.newChannel(bytes))) {
            BigIntVector ids = (BigIntVector) root.getVector("id");
            VarCharVector texts = (VarCharVector) root.getVector("text");
            writer.start();
            for (int batch = 0; batch < batches; batch++) {
                root.allocateNew();
                for (int row = 0; row < rows; row++) {
                    long id = (long) batch * rows + row;
                    ids.setSafe(row, id);
                    texts.setSafe(row, ("text-" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                root.setRowCount(rows);
                writer.writeBatch();
            }
            writer.end();
        }
        return bytes.toByteArray();
    }
}
