package io.lakecaravan.catalog.openmetadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a server calls a format; what it has no word for is left out, because an unknown value is refused. */
final class FileFormats {
    /** Since 1.4. */
    private static final Set<String> PLAIN = Set.of("csv", "tsv", "avro", "parquet", "json");

    private static final Map<String, String> PACKED = Map.of(
            "json gzip", "json.gz",
            "json zip", "json.zip",
            "jsonl gzip", "json.gz",
            "jsonl zip", "json.zip");
    /** Since 1.11; they win over those above. */
    private static final Map<String, String> PACKED_NOW = Map.of(
            "csv gzip", "csv.gz",
            "jsonl gzip", "jsonl.gz",
            "jsonl zip", "jsonl.zip",
            "parquet snappy", "parquet.snappy");

    private static final Map<String, String> CONTAINER_COMPRESSION = Map.of("gzip", "gz", "zip", "zip", "zstd", "zstd");

    private FileFormats() {}

    /** The {@code fileFormat} of a table. */
    static Optional<String> ofTable(String format, String compression, ServerVersion server) {
        String both = format + " " + compression;
        if (server.knowsPackedFormats() && PACKED_NOW.containsKey(both)) {
            return Optional.of(PACKED_NOW.get(both));
        }
        if (PACKED.containsKey(both)) {
            return Optional.of(PACKED.get(both));
        }
        if (format.equals("jsonl")) {
            return Optional.of(server.knowsPackedFormats() ? "jsonl" : "json");
        }
        return PLAIN.contains(format) ? Optional.of(format) : Optional.empty();
    }

    /** The {@code fileFormats} of a container: what the objects hold, then how they are packed. */
    static List<String> ofContainer(String format, String compression) {
        List<String> formats = new ArrayList<>();
        String plain = format.equals("jsonl") ? "json" : format;
        if (PLAIN.contains(plain)) {
            formats.add(plain);
        }
        boolean packedAsWhole = !Set.of("parquet", "avro").contains(format);
        if (packedAsWhole && CONTAINER_COMPRESSION.containsKey(compression)) {
            formats.add(CONTAINER_COMPRESSION.get(compression));
        }
        return formats;
    }
}
