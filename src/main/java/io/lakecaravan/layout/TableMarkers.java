package io.lakecaravan.layout;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which keys belong to the log of a table format (Delta, Hudi, Iceberg). */
final class TableMarkers {
    static final String DELTA = "_delta_log";
    static final String HUDI = ".hoodie";
    static final String ICEBERG = "metadata";

    /** Iceberg's metadata folder has a common name, so its files must look the part. */
    private static final Pattern ICEBERG_FILE = Pattern.compile(
            "version-hint\\.text|.*\\.metadata\\.json(\\.gz)?|.*\\.gz\\.metadata\\.json|snap-.*\\.avro|.*-m[0-9]+\\.avro"
                    + "|.*\\.stats|.*\\.puffin");

    private TableMarkers() {}

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
