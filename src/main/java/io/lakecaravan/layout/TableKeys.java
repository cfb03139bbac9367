package io.lakecaravan.layout;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import java.util.regex.Pattern;

/**
 * Which keys are a table's, as far as its root and the names of its objects say. Tables that lie among each other cannot
 * always be told apart this way: count and size of what is found tell whether they could. Immutable and safe between
 * threads.
 */
public final class TableKeys {
    private final KeyFilter filter;
    private final String format;
    private final String bucket;
    private final String prefix;
    private final Pattern keys;

    public TableKeys(SourceConfig source, LogicalTable table) {
        filter = new KeyFilter(source);
        format = table.format();
        bucket = table.bucket();
        String location = table.location();
        int star = location.indexOf('*');
        prefix = star < 0 ? location : location.substring(0, star);
        keys = pattern(location);
    }

    /** A folder holds all below it; {@code *} stands for a part of one name; without either it is one key. */
    private static Pattern pattern(String location) {
        StringBuilder regex = new StringBuilder();
        String[] literals = location.split("\\*", -1);
        for (int i = 0; i < literals.length; i++) {
            regex.append(i == 0 ? "" : "[^/]*").append(Pattern.quote(literals[i]));
        }
        if (location.isEmpty() || location.endsWith("/")) {
            regex.append(".*");
        } else if (literals.length > 1) {
            regex.append("[^/]*");
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** What all keys of the table begin with. */
    public String prefix() {
        return prefix;
    }

    /** Whether the object is one of the table's. */
    public boolean holds(LakeObject object) {
        if (!object.bucket().equals(bucket) || !keys.matcher(object.key()).matches()) {
            return false;
        }
        if (!(filter.verdict(object) instanceof Verdict.Kept kept)) {
            return false;
        }
        String named = kept.name().format();
        return named.equals(Extensions.UNKNOWN) || named.equals(format) || isSpelling(named, format);
    }

    /** Names that contents of the other come under, too. */
    private static boolean isSpelling(String named, String read) {
        return isText(named) && isText(read);
    }

    private static boolean isText(String format) {
        return switch (format) {
            case "csv", "tsv", "txt", "json", "jsonl", "log" -> true;
            default -> false;
        };
    }
}
