package io.lakecaravan.layout;

import io.lakecaravan.config.Manifest;
import io.lakecaravan.table.LakeObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that Spark, Hive, Flink, Glue, Athena and desktop systems leave beside data. */
final class JunkRules {
    private static final Set<String> MARKERS = Set.of("success", "manifest", "aws-programmatic-access-test-object");
    private static final Pattern SPARK_MARKER = Pattern.compile(
            "_(success|started|committed|metadata|common_metadata|manifest|symlink_format_manifest)\\b.*"
                    + "|_(started|committed)_.*");
    private static final Set<String> MARKER_EXTENSIONS =
            Set.of("done", "ok", "success", "ready", "complete", "manifest", "ctl", "trigger", "flag");
    private static final Set<String> TEMPORARY_EXTENSIONS = Set.of(
            "tmp",
            "temp",
            "inprogress",
            "partial",
            "filepart",
            "crdownload",
            "part",
            "_copying_",
            "swp",
            "bak",
            "pending");
    private static final Set<String> CHECKSUM_EXTENSIONS =
            Set.of("crc", "md5", "sha1", "sha256", "sha512", "sig", "asc");
    private static final Pattern TEMPORARY_FOLDER = Pattern.compile(
            "_temporary.*|_temp|_tmp.*|\\.tmp.*|\\.temp.*|\\.hive-staging.*|\\.spark-staging.*|_impala_insert_staging|\\.staging"
                    + "|_distcp.*|__magic.*");
    private static final Set<String> SYSTEM =
            Set.of("thumbs.db", ".ds_store", "desktop.ini", "ehthumbs.db", ".spotlight-v100", ".trashes");
    private static final String HADOOP_FOLDER = "$folder$";

    private JunkRules() {}

    /** @param segment one folder of the key, without slash */
    static Optional<SkipReason> folder(String segment) {
        // all that is left out starts with one of these
        if (!isHidden(segment) || segment.equals(".") || segment.equals("..")) {
            return Optional.empty();
        }
        String lower = segment.toLowerCase(Locale.ROOT);
        if (lower.equals("__macosx") || SYSTEM.contains(lower)) {
            return Optional.of(SkipReason.SYSTEM);
        }
        if (TEMPORARY_FOLDER.matcher(lower).matches()) {
            return Optional.of(SkipReason.TEMPORARY);
        }
        // a null partition may lie without its key where a layout names it
        boolean partition = segment.equals(HiveSegment.NULL_MARKER)
                || HiveSegment.parse(segment).isPresent();
        return !partition ? Optional.of(SkipReason.HIDDEN) : Optional.empty();
    }

    /** @param name the part of the key after its last slash */
    static Optional<SkipReason> file(LakeObject object, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String extension = lower.lastIndexOf('.') > 0 ? lower.substring(lower.lastIndexOf('.') + 1) : "";
        if (lower.endsWith(HADOOP_FOLDER) || (name.isEmpty() && object.size() == 0)) {
            return Optional.of(SkipReason.PLACEHOLDER);
        }
        if (SYSTEM.contains(lower) || lower.startsWith("._") || lower.startsWith("~$") || lower.startsWith(".~lock")) {
            return Optional.of(SkipReason.SYSTEM);
        }
        if (CHECKSUM_EXTENSIONS.contains(extension)) {
            return Optional.of(SkipReason.CHECKSUM);
        }
        if (isMarker(lower, extension) || object.key().equals(Manifest.OBJECT)) {
            return Optional.of(SkipReason.MARKER);
        }
        if (isTemporary(lower, extension)) {
            return Optional.of(SkipReason.TEMPORARY);
        }
        if (isHidden(name)) {
            return Optional.of(SkipReason.HIDDEN);
        }
        return Extensions.isNotData(extension) ? Optional.of(SkipReason.NOT_DATA) : Optional.empty();
    }

    private static boolean isMarker(String lower, String extension) {
        return MARKERS.contains(lower)
                || MARKER_EXTENSIONS.contains(extension)
                || lower.endsWith("-manifest")
                || lower.endsWith("_manifest")
                || lower.endsWith(".csv.metadata")
                || lower.endsWith(".txt.metadata")
                || (lower.startsWith("_") && SPARK_MARKER.matcher(lower).matches());
    }

    private static boolean isTemporary(String lower, String extension) {
        return TEMPORARY_EXTENSIONS.contains(extension)
                || lower.endsWith("~")
                || lower.contains(".inprogress.")
                || lower.contains(".pending.");
    }

    private static boolean isHidden(String segment) {
        return segment.startsWith(".") || segment.startsWith("_");
    }
}
