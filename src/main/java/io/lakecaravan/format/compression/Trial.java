package io.lakecaravan.format.compression;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Tells by expanding them whether first bytes are those of a codec that has no magic. */
final class Trial {
    private static final int ENOUGH = 64 << 10;

    private Trial() {}

    /** Whether the bytes expand to something without complaint, as far as they go, and nothing strays behind. */
    static boolean expands(Codec codec, byte[] head) {
        byte[] target = new byte[8192];
        int expanded = 0;
        try (Expansion expansion = codec.expand(new ByteArrayInputStream(head))) {
            while (expanded < ENOUGH) {
                int count = expansion.read(target, 0, target.length);
                if (count < 0) {
                    return expanded > 0 && expansion.strayFrom().isEmpty();
                }
                expanded += count;
            }
            return true;
        } catch (EOFException e) {
            return expanded > 0;
        } catch (FormatException | LimitException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("reading from memory failed", e);
        }
    }
}
