package io.lakecaravan.format.isolated;

import io.lakecaravan.format.ObjectSource;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Gives a reader's process the ranges it asks for, within the object and the budget of its source. */
final class RangeServer {
    private final ObjectSource source;
    private final OutputStream out;
    private Optional<IOException> refusal = Optional.empty();

    RangeServer(ObjectSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /** What the source threw first; it stands, whatever the reader makes of it. */
    Optional<IOException> refusal() {
        return refusal;
    }

    void serve(Frame wanted) throws IOException {
        DataInputStream range = wanted.input();
        long offset = range.readLong();
        int length = range.readInt();
        if (length < 1 || length > AskedSource.LONGEST || offset < 0 || offset > source.size() - length) {
            throw new ProtocolException("a range outside of the object");
        }
        bytes(offset, length).write(out);
    }

    private Frame bytes(long offset, int length) {
        try {
            return new Frame(Message.BYTES, source.read(offset, length));
        } catch (IOException e) {
            refusal = Optional.of(refusal.orElse(e));
            return Frame.of(Message.REFUSED, Failure.of(e)::write);
        }
    }
}
