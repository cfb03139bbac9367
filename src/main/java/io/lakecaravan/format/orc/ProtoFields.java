package io.lakecaravan.format.orc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.orc.protobuf.CodedInputStream;
import org.apache.orc.protobuf.WireFormat;

/**
 * Walks the fields of one protobuf message without building it, so that a message of many small parts does not become
 * many times its size in objects. Of protobuf's library only the decoder of numbers is used: its
 * messages need a second to be set up, and methods of the JVM that newer ones warn of.
 */
interface ProtoFields {
    /** A field of bytes, text or a message. */
    default void bytes(int field, byte[] value) throws IOException {}

    /** A field that is a number or a boolean. */
    default void number(int field, long value) throws IOException {}

    /** The numbers of a repeated field that is stored as one value. */
    static List<Long> packed(byte[] value) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(value);
        List<Long> numbers = new ArrayList<>();
        while (!in.isAtEnd()) {
            numbers.add(in.readRawVarint64());
        }
        return numbers;
    }

    static void walk(byte[] message, ProtoFields fields) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT -> fields.number(field, in.readRawVarint64());
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> fields.bytes(field, in.readByteArray());
                default -> in.skipField(tag);
            }
        }
    }
}
