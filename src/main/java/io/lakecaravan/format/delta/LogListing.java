package io.lakecaravan.format.delta;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a log makes the newest version: the newest complete checkpoint, and the commits since.
 *
 * @param commits the newest first
 * @param checkpoint parts of the checkpoint, the last first; empty where there is none
 */
record LogListing(long version, List<LogFile> commits, List<LogFile> checkpoint) {
    static final String FOLDER = "_delta_log";

    /** A store's listing has 1,000 objects a page; a log of so many was never cleaned. */
    private static final int MOST_OBJECTS = 100_000;

    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern CLASSIC = Pattern.compile("(\\d{20})\\.checkpoint\\.parquet");
    private static final Pattern PART = Pattern.compile("(\\d{20})\\.checkpoint\\.(\\d{10})\\.(\\d{10})\\.parquet");
    private static final Pattern SECOND =
            Pattern.compile("(\\d{20})\\.checkpoint\\.[0-9a-fA-F-]{36}\\.(?:json|parquet)");

    /** @param key relative to the table's root */
    record LogFile(long version, String key, long size) {
        boolean isJson() {
            return key.endsWith(".json");
        }
    }

    LogListing {
        commits = List.copyOf(commits);
        checkpoint = List.copyOf(checkpoint);
    }

    static LogListing of(TableRoot root) throws IOException {
        List<LakeObject> objects = root.list(FOLDER + "/", MOST_OBJECTS);
        if (objects.size() >= MOST_OBJECTS) {
            throw new LimitException("the Delta log has " + MOST_OBJECTS
                    + " objects or more; logs are read up to there. Let a writer clean it up");
        }
        NavigableMap<Long, LogFile> commits = new TreeMap<>();
        NavigableMap<Long, Checkpoints> checkpoints = new TreeMap<>();
        for (LakeObject object : objects) {
            String name = object.key().substring(object.key().lastIndexOf(FOLDER + "/") + FOLDER.length() + 1);
            Matcher commit = COMMIT.matcher(name);
            if (commit.matches()) {
                LogFile file = file(commit, name, object);
                commits.put(file.version(), file);
            } else {
                Checkpoints.add(checkpoints, name, object);
            }
        }
        return choose(commits, checkpoints);
    }

    private static LogListing choose(NavigableMap<Long, LogFile> commits, NavigableMap<Long, Checkpoints> checkpoints)
            throws FormatException {
        long checkpointed = -1;
        List<LogFile> checkpoint = List.of();
        for (Checkpoints candidate : checkpoints.descendingMap().values()) {
            Optional<List<LogFile>> complete = candidate.complete();
            if (complete.isPresent()) {
                checkpoint = complete.get();
                checkpointed = checkpoint.get(0).version();
                break;
            }
        }
        List<LogFile> since =
                List.copyOf(commits.tailMap(checkpointed, false).descendingMap().values());
        long version = since.isEmpty() ? checkpointed : since.get(0).version();
        if (version < 0) {
            throw new FormatException(
                    FindingCode.DELTA_LOG_CORRUPT, "the Delta log holds no commit and no complete checkpoint");
        }
        if (version - checkpointed != since.size()) {
            throw new FormatException(
                    FindingCode.DELTA_LOG_CORRUPT,
                    "the Delta log lacks commits between version " + checkpointed + " (the newest complete checkpoint,"
                            + " -1 for none) and " + version + ": " + since.size() + " are there, "
                            + (version - checkpointed) + " are needed");
        }
        return new LogListing(version, since, checkpoint);
    }

    private static LogFile file(Matcher name, String text, LakeObject object) {
        // 20 digits may be more than a long holds
        long version =
                name.group(1).compareTo("0" + Long.MAX_VALUE) > 0 ? Long.MAX_VALUE : Long.parseLong(name.group(1));
        return new LogFile(version, FOLDER + "/" + text, object.size());
    }

    /** Those of one version: any of them that is complete will do. */
    private static final class Checkpoints {
        private final List<LogFile> single = new ArrayList<>();
        private final NavigableMap<Integer, NavigableMap<Integer, LogFile>> parts = new TreeMap<>();

        static void add(NavigableMap<Long, Checkpoints> all, String name, LakeObject object) {
            Matcher classic = CLASSIC.matcher(name);
            Matcher second = SECOND.matcher(name);
            Matcher part = PART.matcher(name);
            if (classic.matches() || second.matches()) {
                LogFile file = file(classic.matches() ? classic : second, name, object);
                all.computeIfAbsent(file.version(), version -> new Checkpoints())
                        .single
                        .add(file);
            } else if (part.matches()) {
                LogFile file = file(part, name, object);
                int number = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(part.group(2)));
                int count = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(part.group(3)));
                all.computeIfAbsent(file.version(), version -> new Checkpoints())
                        .parts
                        .computeIfAbsent(count, parts -> new TreeMap<>())
                        .put(number, file);
            }
        }

        /** The classic one first, then by name. */
        Optional<List<LogFile>> complete() {
            Optional<LogFile> one = single.stream()
                    .min(Comparator.comparing((LogFile file) -> !CLASSIC.matcher(
                                            file.key().substring(FOLDER.length() + 1))
                                    .matches())
                            .thenComparing(LogFile::key));
            if (one.isPresent()) {
                return one.map(List::of);
            }
            return parts.entrySet().stream()
                    .filter(set -> set.getValue().size() == set.getKey()
                            && set.getValue().firstKey() == 1
                            && set.getValue().lastKey().equals(set.getKey()))
                    .map(set -> List.copyOf(set.getValue().descendingMap().values()))
                    .findFirst();
        }
    }
}
