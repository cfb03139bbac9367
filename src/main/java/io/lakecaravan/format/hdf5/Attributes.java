package io.lakecaravan.format.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.StringData;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Attributes of one element. What cannot be read is as if it were not there: they only say more about a dataset. */
final class Attributes {
    private static final long LONGEST = 1 << 20;

    private Attributes() {}

    static Optional<String> text(Node node, String name) {
        try {
            Attribute attribute = node.getAttribute(name);
            if (attribute == null || attribute.getSizeInBytes() > LONGEST) {
                return Optional.empty();
            }
            if (attribute.getDataType() instanceof StringData) {
                return Optional.of(Texts.terminated(stored(attribute)));
            }
            return attribute.getData() instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The bytes of a text as they lie, which PyTables uses for pickled values. */
    static Optional<byte[]> bytes(Node node, String name) {
        try {
            Attribute attribute = node.getAttribute(name);
            boolean readable = attribute != null
                    && attribute.getSizeInBytes() <= LONGEST
                    && attribute.getDataType() instanceof StringData;
            return readable ? Optional.of(stored(attribute)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] stored(Attribute attribute) {
        ByteBuffer buffer = attribute.getBuffer().duplicate();
        buffer.rewind();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
