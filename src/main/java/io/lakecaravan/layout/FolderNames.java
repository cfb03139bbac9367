package io.lakecaravan.layout;

import io.lakecaravan.table.Siblings.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sorts the names of folders beside each other by what they look like. */
final class FolderNames {
    /** Stages of processing, of a system's life or of an interface: tables below them are never the same table. */
    private static final Set<String> ZONES = Set.of(
            "raw",
            "bronze",
            "silver",
            "gold",
            "platinum",
            "curated",
            "cleaned",
            "cleansed",
            "clean",
            "refined",
            "trusted",
            "conformed",
            "landing",
            "landed",
            "ingest",
            "ingested",
            "incoming",
            "inbound",
            "outbound",
            "staging",
            "stage",
            "stg",
            "processed",
            "processing",
            "unprocessed",
            "transformed",
            "enriched",
            "archive",
            "archived",
            "archives",
            "backup",
            "backups",
            "bkp",
            "history",
            "historical",
            "hist",
            "current",
            "latest",
            "previous",
            "old",
            "new",
            "dev",
            "develop",
            "development",
            "test",
            "testing",
            "tst",
            "qa",
            "uat",
            "acc",
            "acceptance",
            "preprod",
            "pre-prod",
            "prod",
            "prd",
            "production",
            "live",
            "sandbox",
            "sbx",
            "tmp",
            "temp",
            "temporary",
            "scratch",
            "public",
            "private",
            "internal",
            "external",
            "shared",
            "raw-data",
            "raw_data",
            "source",
            "sources",
            "target",
            "input",
            "output",
            "reports",
            "analytics",
            "warehouse",
            "lake",
            "mart",
            "marts",
            "dwh",
            "ods",
            "errors",
            "error",
            "rejected",
            "rejects",
            "quarantine",
            "failed",
            "invalid",
            "valid",
            "train",
            "training",
            "validation",
            "eval",
            "full",
            "incremental",
            "delta",
            "snapshot",
            "snapshots",
            "events",
            "config",
            "metadata",
            "models",
            "logs",
            "docs",
            "intermediate",
            "final",
            "results",
            "exports",
            "imports");

    private static final Pattern VERSION = Pattern.compile("[vV][0-9]{1,3}");
    /** Numbered tables say themselves that they are tables. */
    private static final Pattern TABLE = Pattern.compile("(?i)(?:table|tbl|dataset|entity)[-_ ]?\\{n\\}");

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,7}|[0-9A-F]{1,7}");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}[-_][A-Za-z]{2}");
    private static final int FEWEST_HASHES = 4;
    private static final Set<String> CODES = codes();

    /**
     * Folders of one kind.
     *
     * @param names what kind; empty where they are hexadecimal shards, of which there is no doubt
     * @param pattern what stands for the name, e.g. {@code {n}}
     */
    record Group(Kind kind, String pattern, List<String> members) {}

    /** What the names of a group are. */
    enum Kind {
        HASHES,
        NUMBERS,
        CODES,
        WORDS,
        /** To be looked into one by one. */
        ZONES;

        Names names() {
            return switch (this) {
                case NUMBERS, HASHES -> Names.NUMBERS;
                case CODES -> Names.CODES;
                case WORDS, ZONES -> Names.WORDS;
            };
        }
    }

    private FolderNames() {}

    static List<Group> groups(Collection<String> names) {
        Map<String, Group> groups = new TreeMap<>();
        List<String> words = new ArrayList<>();
        Set<Integer> hashed = hashedLengths(names);
        for (String name : names) {
            if (isZone(name)) {
                add(groups, Kind.ZONES, "", name);
            } else if (hashed.contains(name.length()) && HEX.matcher(name).matches()) {
                add(groups, Kind.HASHES, "{hex}", name);
            } else if (isNumbered(name)) {
                add(groups, Kind.NUMBERS, NamePattern.of(name).text(), name);
            } else {
                words.add(name);
            }
        }
        Kind kind = words.size() > 1 && words.stream().allMatch(FolderNames::isCode) ? Kind.CODES : Kind.WORDS;
        words.forEach(word -> add(groups, kind, "{name}", word));
        return List.copyOf(groups.values());
    }

    private static void add(Map<String, Group> groups, Kind kind, String pattern, String name) {
        groups.computeIfAbsent(kind + pattern, key -> new Group(kind, pattern, new ArrayList<>()))
                .members()
                .add(name);
    }

    static boolean isZone(String name) {
        return name.equals(Branch.VALUE)
                || ZONES.contains(name.toLowerCase(Locale.ROOT))
                || VERSION.matcher(name).matches();
    }

    /** Whether only a number tells the name from others: {@code 17}, {@code store_17}. */
    static boolean isNumbered(String name) {
        NamePattern pattern = NamePattern.of(name);
        return !pattern.parts().isEmpty()
                && !VERSION.matcher(name).matches()
                && !TABLE.matcher(pattern.text()).matches();
    }

    /** Lengths at which so many names are hexadecimal, with digits and with letters, that they are shards. */
    private static Set<Integer> hashedLengths(Collection<String> names) {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (String name : names) {
            if (HEX.matcher(name).matches()) {
                int[] count = counts.computeIfAbsent(name.length(), length -> new int[3]);
                count[0]++;
                count[1] += name.chars().anyMatch(unit -> unit > '9') ? 1 : 0;
                count[2] += name.chars().anyMatch(unit -> unit <= '9') ? 1 : 0;
            }
        }
        Set<Integer> lengths = new HashSet<>();
        counts.forEach((length, count) -> {
            if (count[0] >= FEWEST_HASHES && count[1] > 0 && count[2] > 0 && count[1] + count[2] > count[0] / 2) {
                lengths.add(length);
            }
        });
        return lengths;
    }

    private static boolean isCode(String name) {
        return CODES.contains(name.toLowerCase(Locale.ROOT))
                || LOCALE.matcher(name).matches();
    }

    private static Set<String> codes() {
        Set<String> codes = new HashSet<>();
        for (String country : Locale.getISOCountries()) {
            codes.add(country.toLowerCase(Locale.ROOT));
            codes.add(new Locale.Builder()
                    .setRegion(country)
                    .build()
                    .getISO3Country()
                    .toLowerCase(Locale.ROOT));
        }
        for (String language : Locale.getISOLanguages()) {
            codes.add(language);
        }
        // not a code of the standard, and what everybody writes
        codes.add("uk");
        codes.add("eu");
        codes.add("emea");
        codes.add("apac");
        codes.add("latam");
        codes.add("amer");
        return codes;
    }
}
