package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the folders of one key say by themselves, read from the left. A level is a <em>value</em> where its name says so
 * whatever lies beside it: {@code key=value}, a part of a date, a GUID, a random id, a cloud region; below such a level
 * plain numbers are values, too. Other levels are names.
 *
 * @param root the path up to the first value; all of it where there is none
 * @param below names under the root up to the last one, with {@code *} for values between; empty or ending in a slash
 * @param partition the values in path order; keys without a name are {@link #UNNAMED}
 * @param pattern the path below the root with values replaced
 */
record FolderLevels(String root, String below, List<PartitionValue> partition, String pattern) {
    /** Key of a value whose level has no name. Such keys are numbered when the table's levels are known. */
    static final String UNNAMED = "*";

    static final String REGION = "region";

    /** Folders of writers and of habit that say nothing of a table. */
    private static final Set<String> TRANSPARENT = Set.of(
            "data",
            "parts",
            "part",
            "files",
            "file",
            "output",
            "out",
            "content",
            "contents",
            "records",
            "rows",
            "base");

    private static final Set<String> YEAR_KEYS = Set.of("year", "yr", "yyyy", "y");
    private static final Set<String> DATE_KEYS =
            Set.of("date", "dt", "day", "ds", "d", "dat", "event_date", "load_date");
    private static final Set<String> MONTH_KEYS = Set.of("month", "mon", "mm", "m");
    private static final Set<String> DAY_KEYS = Set.of("day", "dd", "d");
    /** The folders of hash bits that Iceberg's object storage layout puts between {@code data/} and what is in it. */
    private static final Pattern HASHED = Pattern.compile("(?:^|/)data/([01]{4}/[01]{4}/[01]{4}/[01]{8}/)");

    private static final int LONGEST_EPOCH = 13;
    private static final int SHORTEST_EPOCH = 10;

    FolderLevels {
        partition = List.copyOf(partition);
    }

    /** @param folders text from the start of a key to its last slash */
    static FolderLevels read(String folders) {
        Reader reader = new Reader(folders);
        int start = reader.skipHashes();
        for (int slash = folders.indexOf('/', start); slash >= 0; slash = folders.indexOf('/', start)) {
            reader.take(folders.substring(start, slash), start);
            start = slash + 1;
        }
        return reader.levels();
    }

    boolean hasValues() {
        return !partition.isEmpty();
    }

    /** Takes one folder after the other. */
    private static final class Reader {
        private final String folders;
        private final List<PartitionValue> partition = new ArrayList<>();
        private final StringBuilder pattern = new StringBuilder();
        private final StringBuilder path = new StringBuilder();
        private int root = -1;
        private int named;
        private Optional<TimePath> time = Optional.empty();
        /** Where the values that spell {@code time} start, in the partition and in the path. */
        private int timeAt;

        private int timeFrom;

        Reader(String folders) {
            this.folders = folders;
        }

        /** Folders of hash bits stand for nothing; what is below them belongs to the folder around them. */
        int skipHashes() {
            Matcher hashed = folders.contains("data/") ? HASHED.matcher(folders) : null;
            if (hashed == null || !hashed.find()) {
                return 0;
            }
            begin(hashed.start(1));
            pattern.append("{bits}/{bits}/{bits}/{bits}/");
            path.append("*/*/*/*/");
            return hashed.end();
        }

        void take(String name, int start) {
            Optional<PartitionValue> keyed = name.indexOf('=') > 0 ? HiveSegment.parse(name) : Optional.empty();
            if (keyed.isPresent()) {
                hive(keyed.orElseThrow(), start);
            } else if (!spellsTime(name, start)) {
                time = Optional.empty();
                plain(name, start);
            }
        }

        private void hive(PartitionValue value, int start) {
            begin(start);
            Optional<TimePath> longer = hiveTime(value);
            if (longer.isPresent() && time.isEmpty()) {
                timeAt = partition.size();
                timeFrom = start;
            }
            time = longer;
            partition.add(value);
            level(value.key() + "={*}", "*");
        }

        /** What {@code y=2024} or {@code dt=2024-01-15} begins, and {@code m=01} after it goes on with. */
        private Optional<TimePath> hiveTime(PartitionValue value) {
            String key = value.key().toLowerCase(Locale.ROOT);
            String text = value.value().orElse("");
            if (time.isPresent()) {
                boolean goesOn = switch (time.orElseThrow().unit()) {
                    case YEAR -> MONTH_KEYS.contains(key);
                    case MONTH -> DAY_KEYS.contains(key);
                    default -> false;
                };
                if (goesOn) {
                    return time.orElseThrow().then(text);
                }
            }
            boolean begins = YEAR_KEYS.contains(key) || DATE_KEYS.contains(key) || MONTH_KEYS.contains(key);
            return begins ? TimePath.start(text) : Optional.empty();
        }

        private boolean spellsTime(String name, int start) {
            Optional<TimePath> longer = time.flatMap(before -> before.then(name));
            if (longer.isPresent()) {
                while (partition.size() > timeAt) {
                    partition.remove(partition.size() - 1);
                }
            } else {
                longer = TimePath.start(name);
                if (longer.isEmpty()) {
                    return false;
                }
                begin(start);
                timeAt = partition.size();
                timeFrom = start;
            }
            time = longer;
            TimePath point = longer.orElseThrow();
            partition.add(point.partition(folders.substring(timeFrom, start + name.length())));
            level("{" + point.unit().name().toLowerCase(Locale.ROOT) + "}", "*");
            return true;
        }

        private void plain(String name, int start) {
            if (CloudRegions.isRegion(name)) {
                value(REGION, name, start, "{region}");
                return;
            }
            if (name.chars().noneMatch(unit -> unit >= '0' && unit <= '9')) {
                name(name);
                return;
            }
            NamePattern varying = NamePattern.of(name);
            if (varying.isTimedOrRandom() && !varying.base().isEmpty()) {
                dated(name, start, varying);
            } else if (varying.isTimedOrRandom() || isEpoch(name)) {
                PartitionValue value = varying.time().orElse(unnamed(name));
                value(value, start, varying.text());
            } else if (root >= 0 && varying.base().isEmpty() && varying.variation() == FileName.Variation.VARYING) {
                value(unnamed(name), start, varying.text());
            } else {
                name(name);
            }
        }

        /** {@code orders_2024-01-15}: a table's name and a value in one folder. */
        private void dated(String name, int start, NamePattern varying) {
            begin(start);
            PartitionValue value = varying.time().orElse(unnamed(name));
            partition.add(value);
            boolean prefixed = name.startsWith(varying.base());
            pattern.append(varying.text()).append('/');
            path.append(prefixed ? "" : "*").append(varying.base()).append("*/");
            named = path.length();
        }

        private void value(String key, String name, int start, String shown) {
            value(new PartitionValue(key, name, Optional.of(name)), start, shown);
        }

        private void value(PartitionValue value, int start, String shown) {
            begin(start);
            partition.add(value);
            level(shown, "*");
        }

        private void level(String shown, String wildcard) {
            pattern.append(shown).append('/');
            path.append(wildcard).append('/');
        }

        private void name(String name) {
            if (root < 0) {
                return;
            }
            pattern.append(NamePattern.of(name).text()).append('/');
            path.append(name).append('/');
            if (!TRANSPARENT.contains(name.toLowerCase(Locale.ROOT)) && !name.isEmpty()) {
                named = path.length();
            }
        }

        private void begin(int start) {
            root = root < 0 ? start : root;
        }

        FolderLevels levels() {
            return new FolderLevels(
                    root < 0 ? folders : folders.substring(0, root),
                    path.substring(0, named),
                    partition,
                    pattern.toString());
        }
    }

    private static PartitionValue unnamed(String name) {
        return new PartitionValue(UNNAMED, name, Optional.of(name));
    }

    /** Seconds or milliseconds since 1970, in this century's first decades. */
    private static boolean isEpoch(String name) {
        int length = name.length();
        return (length == SHORTEST_EPOCH || length == LONGEST_EPOCH)
                && name.charAt(0) == '1'
                && name.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    }
}
