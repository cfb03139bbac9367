package io.lakecaravan.layout;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Formats;
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
            "xlsx: xlsx xlsm xltx xltm xlsb ods",
            "xls: xls xlt",
            "arrow: arrow feather ipc arrows",
            "hdf5: h5 hdf5 hdf he5 nc4 h5ad",
            "pickle: pkl pickle p",
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

    /** Formats of jars in {@code lib/ext}, whose extensions stand in no table here. None comes while the program runs. */
    private static final class Added {
        static final Formats FORMATS = Formats.installed();
    }

    static Optional<String> format(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(FORMATS.get(lower))
                .or(() -> Added.FORMATS.byExtension(lower).map(Format::name));
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
