package io.lakecaravan.format;

import java.io.IOException;
import java.util.Locale;

/** Fetches the first bytes of an object for recognition. */
final class ObjectHead {
    private static final int BYTES = 1 << 16;

    private ObjectHead() {}

    static Head read(ObjectSource source, String key) throws IOException {
        int length = (int) Math.min(BYTES, source.size());
        byte[] bytes = source.read(0, length);
        return new Head(bytes, length == source.size(), extension(key));
    }

    static String extension(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }
}
