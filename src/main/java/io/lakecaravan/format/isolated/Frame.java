package io.lakecaravan.format.isolated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A message and what belongs to it: on the wire a big-endian length, the message's byte, then the content. */
@SuppressWarnings("ArrayRecordComponent")
record Frame(Message message, byte[] content) {
    /** Longer ones are refused on both sides: memory is not taken on the word of the other. */
    static final int LONGEST = 32 << 20;

    /** Writes the content of a frame. */
    @FunctionalInterface
    interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    static Frame of(Message message) {
        return new Frame(message, new byte[0]);
    }

    static Frame of(Message message, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return new Frame(message, bytes.toByteArray());
    }

    boolean fits() {
        return content.length < LONGEST;
    }

    DataInputStream input() {
        return new DataInputStream(new ByteArrayInputStream(content));
    }

    void write(OutputStream out) throws IOException {
        DataOutputStream frame = new DataOutputStream(out);
        frame.writeInt(content.length + 1);
        frame.writeByte(message.code());
        frame.write(content);
        frame.flush();
    }

    /** @throws ProtocolException when what comes is no frame */
    static Frame read(InputStream in) throws IOException {
        DataInputStream frame = new DataInputStream(in);
        int length = frame.readInt();
        if (length < 1 || length > LONGEST) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        int code = frame.readUnsignedByte();
        Message message = Message.of(code).orElseThrow(() -> new ProtocolException("a frame of unknown kind " + code));
        // Takes memory as bytes arrive, not as announced.
        byte[] content = frame.readNBytes(length - 1);
        if (content.length < length - 1) {
            throw new EOFException("the stream ends inside a frame");
        }
        return new Frame(message, content);
    }
}
