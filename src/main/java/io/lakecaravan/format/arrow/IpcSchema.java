package io.lakecaravan.format.arrow;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Schema;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.flatbuf.Endianness;

/**
 * A schema message.
 *
 * @param order of the numbers in buffers
 */
record IpcSchema(List<ArrowField> fields, ByteOrder order) {
    IpcSchema {
        fields = List.copyOf(fields);
    }

    /** @param metadataBytes of the flatbuffer that holds it */
    static IpcSchema of(org.apache.arrow.flatbuf.Schema schema, long metadataBytes, ReadOptions options)
            throws IOException {
        return Corrupt.guard(FindingCode.ARROW_CORRUPT, -1, "the Arrow schema cannot be decoded", () -> {
            if (schema == null) {
                throw Corrupt.schema(-1, "the Arrow metadata has no schema");
            }
            boolean isBig = schema.endianness() == Endianness.Big;
            return new IpcSchema(
                    FieldReader.fields(schema, metadataBytes, options),
                    isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        });
    }

    Schema columns() {
        return new Schema(fields.stream().map(ArrowField::column).toList());
    }

    boolean hasDictionaries() {
        return fields.stream().anyMatch(ArrowField::hasDictionaries);
    }
}
