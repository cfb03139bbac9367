package io.lakecaravan.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.FlatBufferBuilder;
import io.lakecaravan.format.arrow.ArrowFiles.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.junit.jupiter.api.Test;

/** A stream as a machine of the other byte order writes it; no library here can, so it is put together by hand. */
class BigEndianTest {
    @Test
    void numbersInBuffersAreSwapped() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        message(stream, schema(), new byte[0]);
        ByteBuffer body = ByteBuffer.allocate(64).order(ByteOrder.BIG_ENDIAN);
        body.putLong(0, -1).putLong(8, -7);
        body.putLong(16, 0).putLong(24, 1234);
        body.putInt(32, 0).putInt(36, 2).putInt(40, 3);
        body.put(48, "abc".getBytes(StandardCharsets.UTF_8));
        message(stream, batch(), body.array());

        Content content = ArrowFiles.streamed(stream.toByteArray());

        assertThat(content.columns()).containsExactly(List.of("amount", "decimal(10,2)"), List.of("text", "string"));
        assertThat(content.rows()).containsExactly(List.of("-0.07", "ab"), List.of("12.34", "c"));
    }

    private static byte[] schema() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int decimal = Decimal.createDecimal(builder, 10, 2, 128);
        int amount = field(builder, "amount", Type.Decimal, decimal);
        Utf8.startUtf8(builder);
        int text = field(builder, "text", Type.Utf8, Utf8.endUtf8(builder));
        int fields = Schema.createFieldsVector(builder, new int[] {amount, text});
        int schema = Schema.createSchema(builder, Endianness.Big, fields, 0, 0);
        return finished(builder, MessageHeader.Schema, schema, 0);
    }

    private static int field(FlatBufferBuilder builder, String name, byte type, int table) {
        int text = builder.createString(name);
        int children = Field.createChildrenVector(builder, new int[0]);
        return Field.createField(builder, text, false, type, table, 0, children, 0);
    }

    private static byte[] batch() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        // Structs of a vector are written from its end.
        RecordBatch.startBuffersVector(builder, 5);
        buffer(builder, 48, 3);
        buffer(builder, 32, 12);
        buffer(builder, 32, 0);
        buffer(builder, 0, 32);
        buffer(builder, 0, 0);
        int buffers = builder.endVector();
        RecordBatch.startNodesVector(builder, 2);
        buffer(builder, 2, 0);
        buffer(builder, 2, 0);
        int nodes = builder.endVector();
        int batch = RecordBatch.createRecordBatch(builder, 2, nodes, buffers, 0, 0);
        return finished(builder, MessageHeader.RecordBatch, batch, 64);
    }

    private static void buffer(FlatBufferBuilder builder, long first, long second) {
        builder.prep(8, 16);
        builder.putLong(second);
        builder.putLong(first);
    }

    private static byte[] finished(FlatBufferBuilder builder, byte type, int header, long bodyLength) {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, bodyLength, 0));
        return builder.sizedByteArray();
    }

    private static void message(ByteArrayOutputStream stream, byte[] metadata, byte[] body) throws IOException {
        int padded = (metadata.length + 7) / 8 * 8;
        ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(-1).putInt(padded).put(metadata);
        stream.write(head.array());
        stream.write(body);
    }
}
