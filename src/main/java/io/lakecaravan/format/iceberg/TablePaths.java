package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.TableRoot;
import java.util.List;

/** Turns the absolute paths that Iceberg writes into keys below the root, wherever the table was written first. */
record TablePaths(String location, TableRoot root) {
    String key(String path) throws FormatException {
        String plain = plain(path);
        for (String start : List.of(plain(location), plain(root.name()))) {
            String folder = start.endsWith("/") ? start : start + "/";
            if (plain.startsWith(folder)) {
                return plain.substring(folder.length());
            }
        }
        throw new FormatException(
                FindingCode.ICEBERG_FEATURE_UNSUPPORTED,
                "a file of the table lies outside of its root (write.data.path or a copied table); it is not read");
    }

    private static String plain(String path) {
        return path.replaceFirst("^s3[an]:", "s3:").replaceFirst("^file:/*", "/");
    }
}
