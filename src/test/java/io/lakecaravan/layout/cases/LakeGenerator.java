package io.lakecaravan.layout.cases;

import io.lakecaravan.layout.cases.Layouting.PartitionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws a lake from a seed and writes down the truth while it does so: areas and zones, tables in them partitioned in every
 * way whose meaning is plain, folders that several tables share, table formats, and what jobs leave behind. It knows
 * nothing of how layout finds tables. What only contents could decide (words, numbers and codes as values) is left out.
 */
final class LakeGenerator {
    private static final List<String> EXTENSIONS =
            List.of("csv", "csv.gz", "json", "json.gz", "parquet", "snappy.parquet", "avro", "orc");
    private static final int FEWEST = 50;
    private static final int MOST = 2000;

    private final Vocabulary words;
    private final List<Expected.Table> tables = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();
    private final Map<String, String> skipped = new TreeMap<>();

    private LakeGenerator(long seed) {
        words = new Vocabulary(new Random(seed));
    }

    static LayoutCase lake(long seed) {
        LakeGenerator lake = new LakeGenerator(seed);
        int least = Math.min(MOST, FEWEST + (int) (seed * 37 % 700));
        while (lake.keys.size() < least) {
            lake.grow();
        }
        return new LayoutCase(
                "generated " + seed,
                LayoutCase.source("", List.of("auto")),
                lake.keys.stream().map(LayoutCase::object).toList(),
                Contents.UNKNOWN,
                new Expected(lake.tables, lake.skipped, Set.of(), Map.of(), 0, 1));
    }

    private void grow() {
        String area = words.area() + "/" + (words.between(0, 3) == 0 ? words.area() + "/" : "");
        switch (words.between(0, 11)) {
            case 0 -> zones(area);
            case 1 -> dateAboveTables(area);
            case 2 -> dateAboveFiles(area);
            case 3 -> regionAboveTables(area);
            case 4 -> datedFilesOfSeveralTables(area);
            case 5 -> namedFiles(area);
            case 6 -> delta(area);
            case 7 -> datedFiles(area);
            default -> {
                int count = words.between(1, 4);
                for (int at = 0; at < count; at++) {
                    partitioned(area + words.table() + "/");
                }
            }
        }
    }

    /** The same tables in each zone are different ones. */
    private void zones(String area) {
        List<String> names = List.of(words.table(), words.table());
        for (String zone : words.zones(words.between(2, 3))) {
            names.forEach(name -> partitioned(area + zone + "/" + name + "/"));
        }
    }

    private void partitioned(String root) {
        FolderSeries series =
                switch (words.between(0, 9)) {
                    case 0 -> FolderSeries.none();
                    case 1 -> FolderSeries.dates(words, words.between(4, 20));
                    case 2 -> FolderSeries.regions(words);
                    case 3 -> FolderSeries.regions(words).then(FolderSeries.dates(words, words.between(3, 8)));
                    case 4 -> FolderSeries.dates(words, words.between(3, 8)).then(FolderSeries.regions(words));
                    case 5 -> FolderSeries.shards(words);
                    case 6 -> FolderSeries.shards(words).then(FolderSeries.dates(words, words.between(3, 5)));
                    case 7 -> FolderSeries.guids(words);
                    case 8 -> FolderSeries.regions(words).then(FolderSeries.hive(words));
                    default -> FolderSeries.hive(words);
                };
        String extension = words.pick(EXTENSIONS);
        int naming = words.between(0, 4);
        int files = words.between(2, 4);
        Set<String> members = new TreeSet<>();
        for (String folder : series.folders()) {
            for (int file = 0; file < files; file++) {
                members.add(root + folder + fileName(naming, file) + "." + extension);
            }
        }
        add(root, extension, series.keys(), members);
        junk(root, series.folders().get(0));
    }

    private String fileName(int naming, int number) {
        return switch (naming) {
            case 0 -> "part-%05d".formatted(number);
            case 1 -> "part-%05d-%s-c000".formatted(number, words.guid());
            case 2 -> words.guid();
            case 3 -> Long.toString(1_710_000_000_000L + words.between(0, 1_000_000_000));
            default -> "data_" + number;
        };
    }

    private void junk(String root, String folder) {
        switch (words.between(0, 7)) {
            case 0 -> skip(root + "_SUCCESS", "marker");
            case 1 -> skip(root + "_temporary/0/task_202403011200_0001_m_000007/part-00007.parquet", "temporary");
            case 2 -> skip(root + folder + ".part-00000.crc", "checksum");
            case 3 -> skip(root.substring(0, root.length() - 1) + "_$folder$", "placeholder");
            case 4 -> skip(root + folder + ".part-00000.parquet.inprogress.41", "temporary");
            default -> {}
        }
    }

    private void dateAboveTables(String area) {
        FolderSeries dates = FolderSeries.dates(words, words.between(5, 9));
        above(area, dates, words.between(2, 4));
    }

    private void regionAboveTables(String area) {
        above(area, FolderSeries.regions(words), words.between(2, 4));
    }

    /** Every folder of the series holds the same tables. */
    private void above(String area, FolderSeries series, int count) {
        for (int at = 0; at < count; at++) {
            String name = words.table();
            Set<String> members = new TreeSet<>();
            for (String folder : series.folders()) {
                for (int file = 0; file < 3; file++) {
                    members.add(area + folder + name + "/" + fileName(0, file) + ".parquet");
                }
            }
            add(area + stars(series) + name + "/", "parquet", series.keys(), members);
        }
    }

    private static String stars(FolderSeries series) {
        return series.folders().get(0).replaceAll("[^/]+", "*");
    }

    private void dateAboveFiles(String area) {
        FolderSeries dates = FolderSeries.dates(words, words.between(8, 15));
        int count = words.between(2, 4);
        for (int at = 0; at < count; at++) {
            String file = words.table() + ".csv";
            Set<String> members = new TreeSet<>();
            dates.folders().forEach(folder -> members.add(area + folder + file));
            add(area + stars(dates) + file, "csv", dates.keys(), members);
        }
    }

    private void datedFilesOfSeveralTables(String area) {
        int count = words.between(2, 4);
        for (int at = 0; at < count; at++) {
            String name = words.table();
            add(area + name + "*", "json", date(), oneADay(area + name));
        }
    }

    private void datedFiles(String area) {
        String name = words.table();
        add(area + name + "/", "json", date(), oneADay(area + name + "/" + name));
    }

    private Set<String> oneADay(String start) {
        Set<String> members = new TreeSet<>();
        FolderSeries.days(words, words.between(8, 20)).forEach(day -> members.add(start + "_" + day + ".json"));
        return members;
    }

    private static List<PartitionKey> date() {
        return List.of(new PartitionKey("date", "date"));
    }

    private void namedFiles(String area) {
        int count = words.between(2, 6);
        for (int at = 0; at < count; at++) {
            String key = area + words.table() + ".csv";
            add(key, "csv", List.of(), Set.of(key));
        }
    }

    private void delta(String area) {
        String root = area + words.table() + "/";
        FolderSeries series = words.between(0, 1) == 0 ? FolderSeries.none() : FolderSeries.hive(words);
        Set<String> members = new TreeSet<>();
        int versions = words.between(2, 12);
        for (int version = 0; version < versions; version++) {
            members.add(root + "_delta_log/%020d.json".formatted(version));
        }
        for (String folder : series.folders()) {
            members.add(root + folder + fileName(1, 0) + ".snappy.parquet");
            members.add(root + folder + fileName(1, 1) + ".snappy.parquet");
        }
        add(root, "", series.keys(), members);
    }

    private void add(String root, String extension, List<PartitionKey> partitionKeys, Set<String> members) {
        keys.addAll(members);
        String format = extension.replaceFirst("[.]gz$", "").replaceFirst("^snappy[.]", "");
        tables.add(new Expected.Table(
                root, Optional.of(format).filter(text -> !text.isEmpty()), Optional.of(name(root)), partitionKeys, members));
    }

    /** The root's folders without those that vary, and without the extension of a file. */
    private static String name(String root) {
        return root.replaceAll("(?<=/)[*]/", "")
                .replaceAll("[*]$", "")
                .replaceAll("/$", "")
                .replaceAll("[.]csv$", "");
    }

    private void skip(String key, String reason) {
        keys.add(key);
        skipped.put(key, reason);
    }
}
