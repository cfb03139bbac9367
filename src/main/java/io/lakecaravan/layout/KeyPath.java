package io.lakecaravan.layout;

import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes keys apart at their slashes. An empty folder name ({@code a//b}) is a folder like any other. */
final class KeyPath {
    private KeyPath() {}

    /** The key up to its last slash, slash included. */
    static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** The last folder's name of a prefix that ends in a slash. */
    static String lastSegment(String folder) {
        if (folder.isEmpty()) {
            return "";
        }
        return folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
    }

    /** The folder around a folder; the bucket's root is around the first. */
    static String parent(String folder) {
        return folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }

    /**
     * Folders below a table's root.
     *
     * @param pattern with values replaced
     */
    record Tail(List<PartitionValue> partition, String pattern) {
        Tail {
            partition = List.copyOf(partition);
        }
    }

    /** @param folders text between a root and a file's name: empty, or ending in a slash */
    static Tail tail(String folders) {
        List<PartitionValue> partition = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        int start = 0;
        for (int slash = folders.indexOf('/'); slash >= 0; slash = folders.indexOf('/', start)) {
            String segment = folders.substring(start, slash);
            Optional<PartitionValue> value = HiveSegment.parse(segment);
            if (value.isPresent()) {
                partition.add(value.orElseThrow());
                pattern.append(value.orElseThrow().key()).append("={*}/");
            } else {
                pattern.append(NamePattern.of(segment).text()).append('/');
            }
            start = slash + 1;
        }
        return new Tail(partition, pattern.toString());
    }
}
