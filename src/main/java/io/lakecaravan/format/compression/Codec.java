package io.lakecaravan.format.compression;

import java.io.InputStream;
import java.util.Set;

/** A compression around a whole object. To add one: implement this and put it into {@link Codecs#ALL}. */
public interface Codec {
    /** Stable name as it stands in catalogs, e.g. {@code gzip}. */
    String name();

    /** Extensions without dot, in lower case. */
    Set<String> extensions();

    /**
     * Whether an object's first bytes are this codec's: by magic bytes, or by a structure that other content does not
     * have. Where a codec's streams bear no mark ({@link Codecs#UNMARKED}): whether they could be.
     *
     * @param head may be shorter than the magic
     */
    boolean recognises(byte[] head);

    /**
     * Expands what {@code stored} gives, in bounded memory, and closes it in the end. Nothing is read before the first
     * byte is asked for.
     */
    Expansion expand(InputStream stored);

    /** Stored bytes that surely hold a first expanded byte, where there is one. */
    default int firstBlock() {
        return 64 << 10;
    }
}
