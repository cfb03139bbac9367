package io.lakecaravan.layout;

import io.lakecaravan.config.ManifestEntry;
import io.lakecaravan.config.ManifestMatch;
import io.lakecaravan.config.SourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest says of objects beside placing them: which are left out, and which are data whatever their name looks
 * like. Layouts before the manifest go first. Without a layout behind it that takes every object, what no entry matches
 * is left out.
 */
final class ManifestFilter {
    private static final Set<String> EVERY_OBJECT = Set.of("auto", "first-folder", "folder", "object");

    private final SourceConfig source;
    private final boolean used;
    private final List<LayoutRule> before = new ArrayList<>();
    private final List<LayoutRule> after = new ArrayList<>();
    private boolean onlyMatched = true;

    ManifestFilter(SourceConfig source) {
        this.source = source;
        boolean found = false;
        boolean closed = false;
        for (String layout : source.layout()) {
            boolean manifest = layout.equals(SourceConfig.MANIFEST) || layout.equals(SourceConfig.MANIFEST_FILE);
            if (!manifest && EVERY_OBJECT.contains(layout)) {
                onlyMatched = false;
                closed |= !found;
            } else if (!manifest) {
                (found ? after : before).add(PathPattern.of(layout));
            }
            found |= manifest;
        }
        used = found && !closed;
    }

    /** Why the object is left out, where the manifest does that. */
    Optional<SkipReason> skipped(String key, FileName file) {
        if (!used || isPlaced(before, key, file)) {
            return Optional.empty();
        }
        Optional<ManifestEntry> entry = source.manifest().match(key).map(ManifestMatch::entry);
        if (entry.isEmpty()) {
            return onlyMatched && !isPlaced(after, key, file)
                    ? Optional.of(SkipReason.NOT_IN_MANIFEST)
                    : Optional.empty();
        }
        if (entry.orElseThrow().excludes(key)) {
            return Optional.of(SkipReason.EXCLUDED);
        }
        return entry.orElseThrow().isUnstructured(file.name())
                ? Optional.of(SkipReason.UNSTRUCTURED)
                : Optional.empty();
    }

    /** Whether an entry declares a format for the object, so that its extension says nothing against it. */
    boolean isData(String key, FileName file) {
        return used
                && !isPlaced(before, key, file)
                && source.manifest()
                        .match(key)
                        .flatMap(match -> match.entry().format())
                        .isPresent();
    }

    /** Whether the object is catalogued without columns, though by its name it is no data at all. */
    boolean isUnstructured(String key, FileName file) {
        return skipped(key, file).filter(SkipReason.UNSTRUCTURED::equals).isPresent();
    }

    private static boolean isPlaced(List<LayoutRule> rules, String key, FileName file) {
        return rules.stream().anyMatch(rule -> rule.place(key, file).isPresent());
    }
}
