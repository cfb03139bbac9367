package io.lakecaravan.catalog.atlan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Qualified names. They never change once written: a changed one is another asset. */
final class AtlanNames {
    static final String CONNECTOR = "s3";
    static final String DATABASE = "Lake";
    private static final String LINEAGE = "/lake-caravan/";
    private static final int SUFFIX = 6;
    /**
     * Bytes of a qualified name in a query, without suffixes: the tenant takes 4,096 of a parameter's value (contract, section
     * 2), and what cannot be asked for can neither be compared nor removed. Keys of objects have 1,024 bytes and stay below.
     */
    private static final int LONGEST = 4_000;

    /** Of these, what is left for the name of a nested column. */
    private static final int ROOM = 500;

    /** Between two seconds of the past, where no connection of others is likely to be found. */
    private static final long FIRST_SECOND = 1_000_000_000L;

    private static final long SECONDS = 600_000_000L;

    private AtlanNames() {}

    /**
     * Of a connection that we create: {@code default/s3/<seconds>}. The seconds follow from the name, so that a second try
     * finds what the first one made, which search may show only minutes later.
     */
    static String connection(String name) {
        long hash = Long.parseUnsignedLong(hash(name).substring(0, 15), 16);
        return "default/" + CONNECTOR + "/" + (FIRST_SECOND + hash % SECONDS);
    }

    static String bucket(String connection, String bucket) {
        return connection + "/" + bucket;
    }

    /** The key stands as it lies, byte for byte. */
    static String object(String connection, String bucket, String key) {
        return connection + "/" + bucket + "/" + key;
    }

    /** Its slash at the end keeps it apart from an object of that name. */
    static String prefix(String connection, String bucket, String prefix) {
        return connection + "/" + bucket + "/" + prefix;
    }

    static String database(String connection) {
        return connection + "/lake";
    }

    static String schema(String connection, String bucket) {
        return database(connection) + "/" + bucket;
    }

    /**
     * Clients split at slashes, so a table's path is written with dots. Names that had dots of their own get a suffix
     * that follows from the name, so that {@code a.b} and {@code a/b} stay two, whichever came first.
     */
    static String table(String connection, String bucket, String name) {
        String dotted = name.replace('/', '.');
        String segment = name.isEmpty() ? "_" : name.indexOf('.') >= 0 ? suffixed(dotted, name) : dotted;
        return schema(connection, bucket) + "/" + segment;
    }

    /** Of a name that is longer than can be asked for only the beginning is left, with a suffix that follows from all of it. */
    static String column(String parent, String name) {
        String segment = name.indexOf('/') >= 0 ? suffixed(name.replace('/', '.'), name) : name;
        String qualified = parent + "/" + (segment.isEmpty() ? "_" : segment);
        return lengthInQuery(qualified) <= LONGEST ? qualified : suffixed(cut(qualified), name);
    }

    /** Whether columns below this one can be told apart by their names. */
    static boolean hasRoomBelow(String qualifiedName) {
        return lengthInQuery(qualifiedName) <= LONGEST - ROOM;
    }

    private static int lengthInQuery(String text) {
        return AtlanRequest.encoded(text).length();
    }

    private static String cut(String text) {
        int length = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            length += lengthInQuery(Character.toString(point));
            if (length > LONGEST) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    static String suffixed(String text, String of) {
        return text + "~" + hash(of).substring(0, SUFFIX);
    }

    /** What the qualified names of all lineage of ours begin with. */
    static String lineage(String connection) {
        return connection + LINEAGE;
    }

    /** The same inputs and outputs give the same name, in whatever order they come. */
    static String lineage(String connection, Hop hop, List<String> inputs, List<String> outputs) {
        String pair = String.join("\n", inputs.stream().sorted().toList()) + "\n→\n"
                + String.join("\n", outputs.stream().sorted().toList());
        return lineage(connection) + hop.word() + "/" + hash(pair).substring(0, 32);
    }

    /** Between what a lineage entity leads, as its qualified name says it; the words are those of every kind of system. */
    enum Hop {
        INBOUND("pg-s3"),
        OUTBOUND("s3-sf"),
        END_TO_END("e2e"),
        COLUMN("col");

        private final String word;

        Hop(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** SHA-256, in hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
