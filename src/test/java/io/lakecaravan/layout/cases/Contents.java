package io.lakecaravan.layout.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.RowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What reading a lake's objects gives. In {@code schemas.json} it is a list of {@code {"match": regular expression over
 * the key, "format": ..., "columns": {name: type}}}; the first that matches a key whole counts.
 */
record Contents(List<Reading> readings) implements Function<LakeObject, List<Fragment>> {
    /** Nothing was read: only keys are known. */
    static final Contents UNKNOWN = new Contents(List.of());

    record Reading(Pattern keys, String format, Schema schema) {}

    Contents {
        readings = List.copyOf(readings);
    }

    static Contents read(JsonNode json) {
        List<Reading> readings = new ArrayList<>();
        for (JsonNode reading : json) {
            List<Column> columns = new ArrayList<>();
            reading.path("columns")
                    .properties()
                    .forEach(column -> columns.add(Column.nullable(
                            column.getKey(), TypeText.parse(column.getValue().asText()))));
            readings.add(new Reading(
                    Pattern.compile(reading.path("match").asText()),
                    reading.path("format").asText(),
                    new Schema(columns)));
        }
        return new Contents(readings);
    }

    @Override
    public List<Fragment> apply(LakeObject object) {
        if (readings.isEmpty()) {
            return List.of();
        }
        Reading reading = readings.stream()
                .filter(candidate -> candidate.keys().matcher(object.key()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no schema for " + object.key()));
        return List.of(new Fragment(
                object,
                "",
                reading.format(),
                "none",
                reading.schema(),
                Optional.of(RowCount.exact(100)),
                Optional.empty(),
                List.of(),
                List.of()));
    }
}
