package io.lakecaravan.format.text;

import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.compression.Codec;
import io.lakecaravan.format.compression.Codecs;
import io.lakecaravan.format.compression.Expansion;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The first bytes of an object for recognising its format, expanded where it is compressed as a whole. */
public final class ObjectHead {
    static final int BYTES = 64 << 10;

    private ObjectHead() {}

    /**
     * Reads up to 64 kB with one request; more where a codec's first block is longer.
     *
     * @throws io.lakecaravan.format.FormatException where a compressed stream is damaged at its start
     */
    public static Head read(ObjectSource source) throws IOException {
        byte[] stored = stored(source, BYTES);
        Optional<Codec> codec = Codecs.recognise(stored, source.name());
        if (codec.isEmpty()) {
            return new Head(stored, stored.length == source.size(), extension(source.name()));
        }
        byte[] block =
                codec.get().firstBlock() > BYTES ? stored(source, codec.get().firstBlock()) : stored;
        return expand(codec.get(), block, block.length == source.size(), extension(source.name()));
    }

    private static byte[] stored(ObjectSource source, int most) throws IOException {
        int length = (int) Math.min(source.size(), most);
        return length == 0 ? new byte[0] : source.read(0, length);
    }

    private static Head expand(Codec codec, byte[] stored, boolean all, String extension) throws IOException {
        byte[] expanded = new byte[BYTES];
        int filled = 0;
        try (Expansion in = codec.expand(new ByteArrayInputStream(stored))) {
            while (filled < expanded.length) {
                int count = in.read(expanded, filled, expanded.length - filled);
                if (count < 0) {
                    return new Head(Arrays.copyOf(expanded, filled), all, extension);
                }
                filled += count;
            }
        } catch (EOFException e) {
            return new Head(Arrays.copyOf(expanded, filled), all, extension);
        }
        return new Head(expanded, false, extension);
    }

    /** {@code csv} for {@code s3://bucket/folder/a.csv.gz}. */
    static String extension(String name) {
        return Codecs.lastExtension(Codecs.withoutExtension(name));
    }
}
