package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What a prefix tells about a JSON text: all that is needed to read its rows.
 *
 * @param rowKind which values are rows; the others are left out
 * @param places of the columns in a record
 */
record JsonTable(TextPrefix prefix, JsonShape shape, RowKind rowKind, Schema schema, List<Place> places) {
    /** Name of the column that holds values which are no objects. */
    static final String VALUE = "value";

    enum RowKind {
        /** Objects, whose members are columns. */
        OBJECTS,
        /** Objects, each of which is the one column of a row, for their names are values. */
        MAPS,
        /** No value is an object: each is the one column of a row. */
        SCALARS
    }

    /**
     * Where a column's value lies in a record.
     *
     * @param member empty for the record itself
     * @param within name of the object in the record that has the member; empty for the record
     */
    record Place(Optional<String> within, Optional<String> member) {
        static final Place RECORD = new Place(Optional.empty(), Optional.empty());

        static Place member(String name) {
            return new Place(Optional.empty(), Optional.of(name));
        }

        static Place member(String within, String name) {
            return new Place(Optional.of(within), Optional.of(name));
        }
    }

    JsonTable {
        places = List.copyOf(places);
    }

    boolean isRow(JsonNode node) {
        return rowKind == RowKind.SCALARS || node.isObject();
    }

    /** Missing where the record has no value for the column. */
    JsonNode cell(JsonNode record, int column) {
        Place place = places.get(column);
        JsonNode holder = place.within().map(record::path).orElse(record);
        return place.member().map(holder::path).orElse(holder);
    }
}
