package io.lakecaravan.layout;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the ends of file names say. Names of formats and compressions are those that readers report. */
final class Extensions {
    static final String UNKNOWN = "unknown";
    static final String NONE = "none";

    private static final Map<String, String> FORMATS = table(
            "parquet: parquet parq pqt pq",
            "avro: avro",
            "csv: csv psv dsv",
            "tsv: tsv tab",
            "json: json geojson",
            "jsonl: jsonl ndjson jsonlines geojsonl",
            "orc: orc",
            "xml: xml",
            "xlsx: xlsx xlsm",
            "xls: xls",
            "arrow: arrow feather ipc",
            "hdf5: h5 hdf5 hdf he5",
            "pickle: pkl pickle",
            "txt: txt text dat",
            "log: log");

    private static final Map<String, String> COMPRESSIONS = table(
            "gzip: gz gzip",
            "bzip2: bz2 bzip2 bz",
            "zstd: zst zstd",
            "xz: xz",
            "lz4: lz4",
            "snappy: snappy",
            "snappy-framed: sz",
            "compress: z",
            "lzma: lzma",
            "zlib: zz zlib deflate",
            "brotli: br",
            "lzo: lzo",
            "zip: zip");

    /** Infixes that writers put beside the compression and that say nothing of the table. */
    private static final Set<String> NOISE = Set.of("c000", "uncompressed", "none");

    private static final Set<String> NOT_DATA = Set.of(
            "pdf", "doc", "docx", "ppt", "pptx", "odt", "rtf", "md", "rst", "html", "htm", "css", "js", "ts", "jpg",
            "jpeg", "png", "gif", "bmp", "svg", "webp", "ico", "tif", "tiff", "mp3", "mp4", "wav", "avi", "mov", "mkv",
            "exe", "dll", "so", "jar", "war", "class", "py", "pyc", "ipynb", "java", "scala", "sh", "bat", "ps1", "whl",
            "egg", "rpm", "deb", "iso", "dmg", "msi", "sql", "yaml", "yml", "toml", "ini", "conf", "cfg", "lock", "pem",
            "crt", "key", "ttf", "woff", "woff2", "eml", "tf", "tfstate");

    private Extensions() {}

    static Optional<String> format(String extension) {
        return Optional.ofNullable(FORMATS.get(extension.toLowerCase(Locale.ROOT)));
    }

    static Optional<String> compression(String extension) {
        return Optional.ofNullable(COMPRESSIONS.get(extension.toLowerCase(Locale.ROOT)));
    }

    static boolean isNoise(String extension) {
        return NOISE.contains(extension.toLowerCase(Locale.ROOT));
    }

    static boolean isNotData(String extension) {
        return NOT_DATA.contains(extension.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> table(String... rows) {
        Map<String, String> byExtension = new HashMap<>();
        for (String row : rows) {
            int colon = row.indexOf(':');
            for (String extension : row.substring(colon + 2).split(" ", -1)) {
                byExtension.put(extension, row.substring(0, colon));
            }
        }
        return Map.copyOf(byExtension);
    }
}
