package io.lakecaravan.format.compression;

import io.lakecaravan.format.LimitException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/** The .xz file format 1.2: streams one behind the other, with padding of zeros. */
final class XzCodec implements Codec {
    /** {@code xz -9} asks for 65 MB. */
    static final int MEMORY_KIB = 72 << 10;

    @Override
    public String name() {
        return "xz";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("xz");
    }

    @Override
    public boolean recognises(byte[] head) {
        return Magic.is(head, 0, 0xfd, '7', 'z', 'X', 'Z', 0);
    }

    @Override
    public Expansion expand(InputStream stored) {
        return new XzExpansion(stored);
    }

    private final class XzExpansion extends MemberExpansion {
        XzExpansion(InputStream stored) {
            super(name(), stored);
        }

        @Override
        boolean isNext(StoredInput in) throws IOException {
            return recognises(in.peek(6));
        }

        @Override
        void skipPadding(StoredInput in) throws IOException {
            Magic.skipZeros(in);
        }

        @Override
        InputStream open(StoredInput in) throws IOException {
            return new InputStream() {
                private final SingleXZInputStream xz = new SingleXZInputStream(in, MEMORY_KIB);

                @Override
                public int read() throws IOException {
                    return xz.read();
                }

                @Override
                public int read(byte[] target, int start, int length) throws IOException {
                    try {
                        return xz.read(target, start, length);
                    } catch (MemoryLimitException e) {
                        throw new LimitException("the xz stream asks for " + e.getMemoryNeeded()
                                + " KiB of memory, the limit is " + e.getMemoryLimit());
                    } catch (UnsupportedOptionsException e) {
                        throw unsupported("uses options that are not read");
                    }
                }
            };
        }
    }
}
