package io.lakecaravan.layout;

import io.lakecaravan.layout.FileName.Variation;
import io.lakecaravan.layout.Placement.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What objects of one shape have in common. */
record ShapeKey(
        Kind kind,
        String below,
        String member,
        String pattern,
        String format,
        String compression,
        List<String> partitionKeys,
        Variation variation)
        implements Comparable<ShapeKey> {
    private static final Comparator<ShapeKey> ORDER = Comparator.comparing(ShapeKey::pattern, KeyOrder.UTF8)
            .thenComparing(ShapeKey::kind)
            .thenComparing(ShapeKey::below, KeyOrder.UTF8)
            .thenComparing(ShapeKey::member, KeyOrder.UTF8)
            .thenComparing(ShapeKey::format)
            .thenComparing(ShapeKey::compression)
            .thenComparing(key -> String.join("/", key.partitionKeys()))
            .thenComparing(ShapeKey::variation);

    ShapeKey {
        partitionKeys = List.copyOf(partitionKeys);
    }

    static ShapeKey of(Placement placement) {
        FileName file = placement.file();
        return new ShapeKey(
                placement.kind(),
                placement.below(),
                placement.member(),
                placement.pattern(),
                file.format(),
                file.compression(),
                placement.partitionKeys(),
                file.variation());
    }

    /** How far shapes are told apart in a folder that holds too many of them. */
    enum Detail {
        PATTERN,
        /** Formats and partition keys only. */
        PARTITIONS,
        /** Formats only. */
        FORMAT
    }

    ShapeKey at(Detail detail) {
        return switch (detail) {
            case PATTERN -> this;
            case PARTITIONS -> folded(kind == Kind.AUTO ? "" : member, partitionKeys);
            case FORMAT -> folded("", List.of());
        };
    }

    private ShapeKey folded(String foldedMember, List<String> keys) {
        StringBuilder folders = new StringBuilder();
        keys.forEach(key -> folders.append(key).append("={*}/"));
        String suffix = format.equals(Extensions.UNKNOWN) ? "" : "." + format;
        return new ShapeKey(
                kind, "", foldedMember, folders + "{any}" + suffix, format, compression, keys, Variation.VARYING);
    }

    ShapeKey under(String folder) {
        return new ShapeKey(kind, "", "", folder + pattern, format, compression, partitionKeys, variation);
    }

    /** As seen from a folder further out, between which and the former one lies a value. */
    ShapeKey under(String valuePattern, String key) {
        List<String> keys = new ArrayList<>(partitionKeys.size() + 1);
        keys.add(key);
        keys.addAll(partitionKeys);
        return new ShapeKey(kind, "", member, valuePattern + "/" + pattern, format, compression, keys, variation);
    }

    /** As seen from the root of the levels, at the end of which it lies. */
    ShapeKey under(String levelsPattern, FolderLevels levels) {
        List<String> keys = new ArrayList<>();
        levels.partition().forEach(value -> keys.add(value.key()));
        keys.addAll(partitionKeys);
        return new ShapeKey(
                kind, levels.below(), member, levelsPattern + pattern, format, compression, keys, variation);
    }

    /** Whether folders give partition keys, not only the file's name. */
    boolean isPartitioned() {
        return !partitionKeys.isEmpty() && pattern.indexOf('/') >= 0;
    }

    @Override
    public int compareTo(ShapeKey other) {
        return ORDER.compare(this, other);
    }
}
