package io.lakecaravan.layout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes that must not change between versions of the program: fingerprints and names hang on them. */
final class ObjectHash {
    private ObjectHash() {}

    /** The first 16 bytes of SHA-256. */
    static ByteBuffer wide(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** Quick, well spread, not for secrets: FNV-1a over the characters, then the finaliser of MurmurHash3. */
    static long quick(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    /** {@code digits} hexadecimal digits, at most 32. */
    static String hex(String text, int digits) {
        ByteBuffer bytes = wide(text);
        byte[] head = new byte[16];
        bytes.get(head);
        return HexFormat.of().formatHex(head).substring(0, digits);
    }
}
