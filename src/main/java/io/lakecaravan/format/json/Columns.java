package io.lakecaravan.format.json;

import io.lakecaravan.format.json.JsonTable.Place;
import io.lakecaravan.format.json.JsonTable.RowKind;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns and where their values lie in a record. */
record Columns(RowKind rowKind, List<Column> columns, List<Place> places) {
    static Columns ofScalars(ValueShape scalars) {
        return single(RowKind.SCALARS, scalars.type());
    }

    static Columns ofObjects(ValueShape objects) {
        LogicalType type = objects.recordType();
        if (!(type instanceof StructOf struct)) {
            return single(RowKind.MAPS, type);
        }
        return new Columns(
                RowKind.OBJECTS,
                struct.fields(),
                struct.fields().stream()
                        .map(field -> Place.member(field.name()))
                        .toList());
    }

    static Columns ofGeometries() {
        return single(RowKind.MAPS, GeoJson.TYPE, GeoJson.GEOMETRY);
    }

    private static Columns single(RowKind kind, LogicalType type) {
        return single(kind, type, JsonTable.VALUE);
    }

    private static Columns single(RowKind kind, LogicalType type, String name) {
        return new Columns(kind, List.of(Column.nullable(name, type)), List.of(Place.RECORD));
    }

    /** @return empty where the features' own names are values */
    static Optional<Columns> ofFeatures(ValueShape features) {
        return features.members().isMap(MemberShapes.Place.RECORD)
                ? Optional.empty()
                : Optional.of(flattened(features));
    }

    /** The geometry, the members of features (id, bbox and foreign ones), then their properties under names of their own. */
    private static Columns flattened(ValueShape features) {
        List<Column> columns = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(GeoJson.GEOMETRY));
        columns.add(Column.nullable(GeoJson.GEOMETRY, GeoJson.TYPE));
        places.add(Place.member(GeoJson.GEOMETRY));
        Map<String, ValueShape> members = features.members().byName();
        members.forEach((name, shape) -> {
            if (!GeoJson.FEATURE_MEMBERS.contains(name)) {
                columns.add(Column.nullable(name, shape.type()));
                places.add(Place.member(name));
                taken.add(name);
            }
        });
        MemberShapes properties = members.get(GeoJson.PROPERTIES).members();
        if (properties.isMap(MemberShapes.Place.RECORD)) {
            columns.add(Column.nullable(GeoJson.PROPERTIES, properties.type(MemberShapes.Place.RECORD)));
            places.add(Place.member(GeoJson.PROPERTIES));
            return new Columns(RowKind.OBJECTS, columns, places);
        }
        properties.byName().forEach((name, shape) -> {
            String free = name;
            while (!taken.add(free)) {
                free += "_1";
            }
            columns.add(Column.nullable(free, shape.type()));
            places.add(Place.member(GeoJson.PROPERTIES, name));
        });
        return new Columns(RowKind.OBJECTS, columns, places);
    }

    Schema schema() {
        return new Schema(columns);
    }
}
