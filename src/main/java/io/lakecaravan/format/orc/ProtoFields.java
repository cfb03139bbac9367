package io.lakecaravan.format.orc;

import java.io.IOException;
import org.apache.orc.protobuf.CodedInputStream;
import org.apache.orc.protobuf.WireFormat;

/**
 * Walks the fields of one protobuf message without building it, so that a message of many small parts does not become
 * many times its size in objects.
 */
interface ProtoFields {
    /** A field of bytes, text or a message. */
    default void bytes(int field, byte[] value) throws IOException {}

    /** A field that is a number or a boolean. */
    default void number(int field, long value) throws IOException {}

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
