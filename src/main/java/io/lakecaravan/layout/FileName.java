package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file's name says without its folder.
 *
 * @param name as it lies
 * @param stem without data, compression and writers' extensions
 * @param extension the rest of the name from its first dot on, in lower case; empty where there is none
 * @param format by extension; {@code unknown} where it says nothing
 * @param compression by extension; {@code none} otherwise
 * @param pattern the name with its varying parts replaced, e.g. {@code orders_{date}.csv}
 * @param base what the name says of the table: the stem without varying and generic parts; may be empty
 * @param variation how much of the name varies
 * @param time the first date, month or year in the name, as a partition key
 */
public record FileName(
        String name,
        String stem,
        String extension,
        String format,
        String compression,
        String pattern,
        String base,
        Variation variation,
        Optional<PartitionValue> time) {
    /** Whether the next object of the table is to be expected under another name. */
    public enum Variation {
        CONSTANT,
        /** Only few digits glued to a word: {@code covid19}, or the first of many. */
        WEAK,
        VARYING
    }

    private static final Pattern ROTATED = Pattern.compile("[0-9]+|[0-9][0-9T_-]{3,}");
    private static final Pattern PLAIN_EXTENSION = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,9}");

    /** @param name the part of a key after its last {@code /} */
    public static FileName of(String name) {
        int end = name.length();
        String format = Extensions.UNKNOWN;
        String compression = Extensions.NONE;
        String rotation = "";
        for (int dot = name.lastIndexOf('.'); dot >= 0; dot = name.lastIndexOf('.', dot - 1)) {
            String part = name.substring(dot + 1, end);
            if (format.equals(Extensions.UNKNOWN) && Extensions.format(part).isPresent()) {
                format = Extensions.format(part).orElseThrow();
            } else if (compression.equals(Extensions.NONE)
                    && Extensions.compression(part).isPresent()) {
                compression = Extensions.compression(part).orElseThrow();
            } else if (format.equals(Extensions.UNKNOWN) && rotation.isEmpty() && isRotated(name, dot, part)) {
                rotation = part;
            } else if (!Extensions.isNoise(part)) {
                break;
            }
            end = dot;
            if (dot == 0) {
                break;
            }
        }
        if (end == name.length()) {
            end = plainExtension(name);
        }
        String stem = name.substring(0, end);
        String extension =
                name.substring(end, name.length() - rotation.length()).toLowerCase(Locale.ROOT);
        NamePattern varying = NamePattern.of(stem);
        NamePattern rotated = NamePattern.of(rotation);
        return new FileName(
                name,
                stem,
                extension,
                format,
                compression,
                varying.text() + extension + rotated.text(),
                varying.base(),
                rotation.isEmpty() ? varying.variation() : Variation.VARYING,
                varying.time().or(rotated::time));
    }

    /** {@code app.log.1}, {@code app.log.2024-01-15}: the data extension comes first. */
    private static boolean isRotated(String name, int dot, String part) {
        String before = name.substring(name.lastIndexOf('.', dot - 1) + 1, dot);
        return ROTATED.matcher(part).matches() && Extensions.format(before).isPresent();
    }

    private static int plainExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && PLAIN_EXTENSION.matcher(name.substring(dot + 1)).matches() ? dot : name.length();
    }

    /** Whether the name says nothing of what is in the file: {@code part-00000}, {@code data}, a GUID. */
    public boolean isGeneric() {
        return base.isEmpty();
    }

    /** {@code README} and the like: text that lies beside tables. */
    public boolean isStray() {
        return NamePattern.isStray(base);
    }

    /** The key of a single object as a table's name: without its data and compression extensions. */
    static String withoutExtensions(String key) {
        int slash = key.lastIndexOf('/');
        FileName file = of(key.substring(slash + 1));
        boolean known = !file.format.equals(Extensions.UNKNOWN) || !file.compression.equals(Extensions.NONE);
        return known && !file.stem.isEmpty() ? key.substring(0, slash + 1) + file.stem : key;
    }
}
