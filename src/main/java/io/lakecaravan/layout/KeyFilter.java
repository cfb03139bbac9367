package io.lakecaravan.layout;

import io.lakecaravan.config.Glob;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.table.LakeObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Says which objects belong to tables, by key and size alone: {@code exclude}, then table-format logs, junk, {@code
 * include}, what a manifest leaves out, sizes, {@code formats}. Immutable and safe between threads.
 *
 * <p>Archived objects are kept: they are part of their table, though they cannot be read. So are objects with an
 * extension that no format knows: their content decides.
 */
public final class KeyFilter {
    private static final String REGEX = "regex:";
    private static final String EVERYTHING = "**";

    private final FileNames names = new FileNames();
    private final List<Predicate<String>> include;
    private final List<Predicate<String>> exclude;
    private final Set<String> formats;
    private final long minSize;
    private final ManifestFilter manifest;

    /** @throws IllegalArgumentException for a pattern that cannot be read */
    public KeyFilter(SourceConfig source) {
        include = source.include().contains(EVERYTHING) ? List.of() : patterns(source.include());
        exclude = patterns(source.exclude());
        formats = source.formats();
        minSize = source.minObjectSize();
        manifest = new ManifestFilter(source);
    }

    public Verdict verdict(LakeObject object) {
        String key = object.key();
        if (matches(exclude, key)) {
            return new Verdict.Skipped(SkipReason.EXCLUDED);
        }
        int start = 0;
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', start)) {
            Optional<Verdict.Marker> marker = TableMarkers.at(key, start, slash);
            if (marker.isPresent()) {
                return marker.orElseThrow();
            }
            Optional<SkipReason> junk = JunkRules.folder(key.substring(start, slash));
            if (junk.isPresent()) {
                return new Verdict.Skipped(junk.orElseThrow());
            }
            start = slash + 1;
        }
        return fileVerdict(object, key.substring(start));
    }

    private Verdict fileVerdict(LakeObject object, String name) {
        FileName file = names.of(name);
        Optional<SkipReason> junk = JunkRules.file(object, name)
                .filter(reason -> reason != SkipReason.NOT_DATA || !manifest.isData(object.key(), file))
                .map(reason -> reason == SkipReason.NOT_DATA && manifest.isUnstructured(object.key(), file)
                        ? SkipReason.UNSTRUCTURED
                        : reason);
        if (junk.isPresent()) {
            return new Verdict.Skipped(junk.orElseThrow());
        }
        if (!include.isEmpty() && !matches(include, object.key())) {
            return new Verdict.Skipped(SkipReason.NOT_INCLUDED);
        }
        Optional<SkipReason> left = manifest.skipped(object.key(), file);
        if (left.isPresent()) {
            return new Verdict.Skipped(left.orElseThrow());
        }
        boolean known = !file.format().equals(Extensions.UNKNOWN);
        if (known && !formats.isEmpty() && !formats.contains(file.format())) {
            return new Verdict.Skipped(SkipReason.FORMAT_NOT_WANTED);
        }
        if (object.size() == 0) {
            return new Verdict.Skipped(SkipReason.EMPTY);
        }
        if (object.size() < minSize) {
            return new Verdict.Skipped(SkipReason.TOO_SMALL);
        }
        return new Verdict.Kept(file);
    }

    /** Whether an empty object by this name should have held data. */
    static boolean isDataName(String key) {
        FileName name = FileName.of(key.substring(key.lastIndexOf('/') + 1));
        return !name.format().equals(Extensions.UNKNOWN) || !name.compression().equals(Extensions.NONE);
    }

    private static boolean matches(List<Predicate<String>> patterns, String key) {
        for (Predicate<String> pattern : patterns) {
            if (pattern.test(key)) {
                return true;
            }
        }
        return false;
    }

    private static List<Predicate<String>> patterns(List<String> texts) {
        return texts.stream().map(KeyFilter::pattern).toList();
    }

    private static Predicate<String> pattern(String text) {
        return text.startsWith(REGEX)
                ? Pattern.compile(text.substring(REGEX.length())).asMatchPredicate()
                : Glob.of(text)::matches;
    }
}
