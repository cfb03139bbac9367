package io.lakecaravan.format.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Columns of well-known binary that the key {@code geo} of the footer names: how geometries were written before Parquet
 * had a type for them. A description that cannot be read is none.
 *
 * @param types by name of the top-level column
 * @see <a href="https://geoparquet.org/releases/v1.1.0/">GeoParquet 1.1</a>
 */
record GeoColumns(Map<String, LogicalType> types) {
    static final String KEY = "geo";
    static final GeoColumns NONE = new GeoColumns(Map.of());

    /** A coordinate system may be described in some kB; a file has few geometries. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Optional<String> DEFAULT_CRS = Optional.of("OGC:CRS84");

    GeoColumns {
        types = Map.copyOf(types);
    }

    static GeoColumns of(String text) {
        if (text == null || text.length() > MOST_CHARACTERS) {
            return NONE;
        }
        try {
            Map<String, LogicalType> types = new HashMap<>();
            for (Map.Entry<String, JsonNode> column :
                    JSON.readTree(text).path("columns").properties()) {
                if (column.getValue().path("encoding").asText().equals("WKB")) {
                    types.put(column.getKey(), type(column.getValue()));
                }
            }
            return new GeoColumns(types);
        } catch (JsonProcessingException e) {
            // The rest of the file is as good without it.
            return NONE;
        }
    }

    /** Without {@code crs} it is the default, with null it is unknown (section "crs"). */
    private static LogicalType type(JsonNode column) {
        Optional<String> crs = column.has("crs") ? id(column.get("crs")) : DEFAULT_CRS;
        return column.path("edges").asText().equals("spherical")
                ? new Geography(crs, Optional.of("spherical"))
                : new Geometry(crs);
    }

    /** Of PROJJSON, authority and code. */
    private static Optional<String> id(JsonNode crs) {
        JsonNode id = crs.path("id");
        return id.has("authority") && id.has("code")
                ? Optional.of(
                        id.get("authority").asText() + ":" + id.get("code").asText())
                : Optional.empty();
    }

    /** The column, as a geometry if it is one. */
    Column applied(Column column) {
        LogicalType type = types.get(column.name());
        return type != null && column.type() instanceof Binary ? column.withType(type) : column;
    }
}
