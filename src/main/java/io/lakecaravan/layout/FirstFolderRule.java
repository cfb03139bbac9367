package io.lakecaravan.layout;

import io.lakecaravan.layout.Placement.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The first folder after the source's prefix is the table, and a file that lies beside such folders is one: the streams
 * of OLake's S3 driver, which takes a prefix for a folder with or without its last slash.
 */
final class FirstFolderRule implements LayoutRule {
    private final String prefix;

    /** @param prefix of the source, as it is configured */
    FirstFolderRule(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Optional<Placement> place(String key, FileName file) {
        int start = start(prefix, key);
        int slash = key.indexOf('/', start);
        String root = slash < 0 ? KeyPath.folder(key) : key.substring(0, slash + 1);
        if (slash < 0) {
            return Optional.of(new Placement(Kind.OBJECT, root, "", List.of(), file.pattern(), file));
        }
        FolderLevels levels = FolderLevels.read(KeyPath.folder(key).substring(root.length()));
        // the pattern begins with the names that lie above the first value
        String names = KeyPath.tail(levels.root()).pattern();
        return Optional.of(new Placement(
                Kind.FIRST_FOLDER, root, "", levels.partition(), names + levels.pattern() + file.pattern(), file));
    }

    /** Where the first folder after the prefix begins in a key or root. */
    static int start(String prefix, String key) {
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        if (key.startsWith(folder)) {
            return folder.length();
        }
        String around = KeyPath.folder(prefix);
        return key.startsWith(around) ? around.length() : 0;
    }
}
