package io.lakecaravan.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as {@code tests:} describes it, and the tags it must get.
 *
 * @param file and {@code line} where it stands
 * @param path the table's root; its name with a slash where none is given
 * @param size bytes
 * @param age since its newest object was modified
 * @param values some values of columns, shown to the detectors
 * @param expect every tag that the table or one of its columns gets, and no other; empty where that is not asked
 * @param expectColumns every tag of these columns, and no other
 */
public record TagTest(
        String file,
        int line,
        String table,
        String path,
        List<String> columns,
        String format,
        long size,
        Duration age,
        String source,
        String bucket,
        Optional<String> owner,
        Map<String, String> objectTags,
        Map<String, String> bucketTags,
        Map<String, List<String>> values,
        Optional<List<String>> expect,
        Map<String, List<String>> expectColumns) {
    public TagTest {
        columns = List.copyOf(columns);
        objectTags = Map.copyOf(objectTags);
        bucketTags = Map.copyOf(bucketTags);
        values = Map.copyOf(values);
        expectColumns = Map.copyOf(expectColumns);
    }
}
