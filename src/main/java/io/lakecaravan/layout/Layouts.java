package io.lakecaravan.layout;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.layout.KeyPath.Tail;
import io.lakecaravan.layout.Placement.Kind;
import io.lakecaravan.table.PartitionValue;
import java.util.List;
import java.util.Optional;

/** The rules of {@code layout:} in order; the first that matches a key places it, {@code auto} where none does. */
final class Layouts {
    /** Below a value this may be an Iceberg table's folder: its {@code metadata/} comes later. */
    private static final String DATA = "/data/";

    private final List<LayoutRule> rules;

    Layouts(SourceConfig source) {
        rules = source.layout().stream()
                .map(text -> rule(text, KeyPath.folder(source.prefix())))
                .toList();
    }

    Placement place(String key, FileName file) {
        for (LayoutRule rule : rules) {
            Optional<Placement> placement = rule.place(key, file);
            if (placement.isPresent()) {
                return placement.orElseThrow();
            }
        }
        return auto(key, file);
    }

    private static LayoutRule rule(String text, String prefix) {
        return switch (text) {
            case "auto" -> (key, file) -> Optional.of(auto(key, file));
            case "folder" -> (key, file) -> Optional.of(folder(key, file));
            case "first-folder" -> (key, file) -> Optional.of(firstFolder(prefix, key, file));
            case "object" -> (key, file) -> Optional.of(object(key, file));
            default -> PathPattern.of(text);
        };
    }

    private static Placement auto(String key, FileName file) {
        String folders = KeyPath.folder(key);
        FolderLevels levels = FolderLevels.read(folders);
        int data = levels.hasValues() ? folders.indexOf(DATA, Math.max(0, levels.root().length() - 1)) : -1;
        return data < 0 ? auto(levels, file) : under(folders.substring(0, data + DATA.length()), key, file);
    }

    /** Where no Iceberg table was found around the folder. */
    Placement whole(String key, FileName file) {
        return auto(FolderLevels.read(KeyPath.folder(key)), file);
    }

    /** Where the folder is known to be the root. */
    static Placement under(String folder, String key, FileName file) {
        FolderLevels levels = FolderLevels.read(KeyPath.folder(key).substring(folder.length()));
        String names = KeyPath.tail(levels.root()).pattern();
        return new Placement(
                Kind.AUTO,
                folder,
                "",
                file.base(),
                levels.partition(),
                names + levels.pattern() + file.pattern(),
                file);
    }

    private static Placement auto(FolderLevels levels, FileName file) {
        List<PartitionValue> partition =
                levels.hasValues() ? levels.partition() : file.time().stream().toList();
        return new Placement(
                Kind.AUTO,
                levels.root(),
                levels.below(),
                file.base(),
                partition,
                levels.pattern() + file.pattern(),
                file);
    }

    /** A folder holds one table whatever its files are called; without a folder each file is one. */
    private static Placement folder(String key, FileName file) {
        String folder = KeyPath.folder(key);
        return folder.isEmpty()
                ? object(key, file)
                : new Placement(Kind.FOLDER, folder, "", List.of(), file.pattern(), file);
    }

    private static Placement firstFolder(String prefix, String key, FileName file) {
        int slash = key.startsWith(prefix) ? key.indexOf('/', prefix.length()) : -1;
        if (slash < 0) {
            return object(key, file);
        }
        String root = key.substring(0, slash + 1);
        String below = KeyPath.folder(key).substring(root.length());
        FolderLevels levels = FolderLevels.read(below);
        // the pattern begins with the names that lie above the first value
        String names = KeyPath.tail(levels.root()).pattern();
        return new Placement(
                Kind.FIRST_FOLDER, root, "", levels.partition(), names + levels.pattern() + file.pattern(), file);
    }

    private static Placement object(String key, FileName file) {
        Tail tail = KeyPath.tail(KeyPath.folder(key));
        return new Placement(Kind.OBJECT, KeyPath.folder(key), "", tail.partition(), file.pattern(), file);
    }
}
