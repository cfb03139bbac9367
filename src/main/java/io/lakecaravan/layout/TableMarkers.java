package io.lakecaravan.layout;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which keys belong to the log of a table format (Delta, Hudi, Iceberg). */
public final class TableMarkers {
    static final String DELTA = "_delta_log";
    static final String HUDI = ".hoodie";
    static final String ICEBERG = "metadata";

    /** Iceberg's metadata folder has a common name, so its files must look the part. */
    private static final Pattern ICEBERG_FILE = Pattern.compile(
            "version-hint\\.text|.*\\.metadata\\.json(\\.gz)?|.*\\.gz\\.metadata\\.json|snap-.*\\.avro|.*-m[0-9]+\\.avro"
                    + "|.*\\.stats|.*\\.puffin");

    private TableMarkers() {}

    /** Name of the table format that a marker is of. */
    static String format(String marker) {
        return switch (marker) {
            case DELTA -> "delta";
            case HUDI -> "hudi";
            default -> "iceberg";
        };
    }

    /** The outermost root that the key marks, where it belongs to a log. */
    public static Optional<Verdict.Marker> of(String key) {
        int start = 0;
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', start)) {
            Optional<Verdict.Marker> marker = at(key, start, slash);
            if (marker.isPresent()) {
                return marker;
            }
            start = slash + 1;
        }
        return Optional.empty();
    }

    /** What the folder of the key between {@code start} and {@code end} marks. */
    static Optional<Verdict.Marker> at(String key, int start, int end) {
        String segment = key.substring(start, end);
        boolean marks = segment.equals(DELTA)
                || segment.equals(HUDI)
                || (segment.equals(ICEBERG)
                        && ICEBERG_FILE.matcher(key.substring(end + 1)).matches());
        return marks ? Optional.of(new Verdict.Marker(key.substring(0, start), segment)) : Optional.empty();
    }
}
