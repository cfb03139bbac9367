package io.lakecaravan.format.text;

import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The first bytes of an object for recognising its format, expanded where it is compressed as a whole. */
public final class ObjectHead {
    static final int BYTES = 64 << 10;

    private ObjectHead() {}

    /**
     * Reads up to 64 kB with one request.
     *
     * @throws io.lakecaravan.format.FormatException where a compressed stream is damaged at its start
     */
    public static Head read(ObjectSource source) throws IOException {
        int length = (int) Math.min(source.size(), BYTES);
        byte[] stored = length == 0 ? new byte[0] : source.read(0, length);
        boolean all = length == source.size();
        Optional<Codec> codec = Codecs.recognise(stored);
        return codec.isEmpty()
                ? new Head(stored, all, extension(source.name()))
                : expand(codec.get(), stored, all, extension(source.name()));
    }

    private static Head expand(Codec codec, byte[] stored, boolean all, String extension) throws IOException {
        byte[] expanded = new byte[BYTES];
        int filled = 0;
        try (InputStream in = codec.expand(new ByteArrayInputStream(stored))) {
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
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String last = lastExtension(file);
        return Codecs.extensions().contains(last)
                ? lastExtension(file.substring(0, file.length() - last.length() - 1))
                : last;
    }

    private static String lastExtension(String file) {
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? "" : file.substring(dot + 1);
    }
}
