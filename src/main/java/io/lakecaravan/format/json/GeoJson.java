package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Geometry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects of GeoJSON (RFC 7946). Coordinates are longitude, latitude and perhaps altitude, in WGS 84 (section 4). */
final class GeoJson {
    static final String GEOMETRY = "geometry";
    static final String PROPERTIES = "properties";
    static final String FEATURES = "features";
    static final Set<String> FEATURE_MEMBERS = Set.of("type", GEOMETRY, PROPERTIES);
    static final LogicalType TYPE = new Geometry(Optional.of("OGC:CRS84"));

    static final String COLLECTION = "GeometryCollection";

    /** Names of geometries with the levels of arrays around a position, and the code of well-known binary. */
    static final Map<String, Kind> KINDS = Map.of(
            "Point", new Kind(1, 0),
            "LineString", new Kind(2, 1),
            "Polygon", new Kind(3, 2),
            "MultiPoint", new Kind(4, 1),
            "MultiLineString", new Kind(5, 2),
            "MultiPolygon", new Kind(6, 3));

    record Kind(int code, int levels) {}

    private GeoJson() {}

    static boolean isFeatureCollection(JsonNode node) {
        return hasType(node, "FeatureCollection") && node.path(FEATURES).isArray();
    }

    /** A feature with a geometry that is one, or none. */
    static boolean isFeature(JsonNode node) {
        JsonNode geometry = node.path(GEOMETRY);
        JsonNode properties = node.path(PROPERTIES);
        return hasType(node, "Feature")
                && (geometry.isNull() || isGeometry(geometry))
                && (properties.isNull() || properties.isObject());
    }

    static boolean isGeometry(JsonNode node) {
        return WellKnownBinary.of(node).isPresent();
    }

    private static boolean hasType(JsonNode node, String type) {
        return type.equals(node.path("type").textValue());
    }
}
