package io.lakecaravan.format.arrow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakecaravan.format.parquet.VariantBinary;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Geography;
import io.lakecaravan.schema.LogicalType.Geometry;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.LogicalType.Variant;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Extension types that have a logical type of their own: the canonical ones of Arrow, and GeoArrow's WKB. All others
 * keep the type of their storage, and the native type names them.
 *
 * @see <a href="https://arrow.apache.org/docs/format/CanonicalExtensions.html">Canonical extension types</a>
 * @see <a href="https://geoarrow.org/extension-types.html">GeoArrow extension types</a>
 */
final class ExtensionTypes {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_SHOWN = 64;

    private ExtensionTypes() {}

    static ArrowField applied(ArrowField stored, String name, String metadata) {
        LogicalType storage = stored.column().type();
        String shown = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) : name;
        Column named = stored.column()
                .withNativeType("extension<" + shown + ">(" + stored.column().nativeType() + ")");
        return switch (name) {
            case "arrow.uuid" ->
                storage.equals(new Binary(java.util.OptionalInt.of(16)))
                        ? with(stored, named.withType(new Uuid()), ExtensionTypes::uuid)
                        : with(stored, named);
            case "arrow.json" ->
                storage instanceof Text ? with(stored, named.withType(new Text(TextKind.JSON))) : with(stored, named);
            case "arrow.bool8" ->
                storage.equals(Int.signed(8))
                        ? with(stored, named.withType(new LogicalType.Bool()), value -> (Long) value != 0)
                        : with(stored, named);
            case "arrow.parquet.variant", "parquet.variant" -> variant(stored, named);
            case "geoarrow.wkb", "ogc.wkb" ->
                storage instanceof Binary ? with(stored, named.withType(geo(metadata))) : with(stored, named);
            default -> with(stored, named);
        };
    }

    private static ArrowField with(ArrowField stored, Column column) {
        return new ArrowField(column, stored.layout(), stored.children(), stored.signature(), stored.conversion());
    }

    private static ArrowField with(ArrowField stored, Column column, ArrowField.Conversion conversion) {
        return new ArrowField(column, stored.layout(), stored.children(), stored.signature(), Optional.of(conversion));
    }

    private static UUID uuid(Object stored) {
        ByteBuffer bytes = ByteBuffer.wrap((byte[]) stored);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Only what is not shredded: a struct of metadata and value. */
    private static ArrowField variant(ArrowField stored, Column named) {
        if (!(stored.column().type() instanceof StructOf struct)
                || struct.fields().size() != 2) {
            return with(stored, named);
        }
        List<String> names = struct.fields().stream().map(Column::name).toList();
        int metadata = names.indexOf("metadata");
        int value = names.indexOf("value");
        boolean binary = struct.fields().stream().allMatch(field -> field.type() instanceof Binary);
        if (metadata < 0 || value < 0 || !binary) {
            return with(stored, named);
        }
        return with(stored, named.withType(new Variant()), fields -> {
            List<?> parts = (List<?>) fields;
            return VariantBinary.json((byte[]) parts.get(metadata), (byte[]) parts.get(value));
        });
    }

    /** {@code {"crs": text or PROJJSON, "edges": "spherical"}}, all of it optional. */
    private static LogicalType geo(String metadata) {
        JsonNode json;
        try {
            json = metadata.isBlank() ? JSON.createObjectNode() : JSON.readTree(metadata);
        } catch (JsonProcessingException e) {
            // A reference system that cannot be read is as good as none.
            return new Geometry(Optional.empty());
        }
        Optional<String> crs = crs(json.path("crs"));
        String edges = json.path("edges").asText("planar");
        return edges.equals("planar") ? new Geometry(crs) : new Geography(crs, Optional.of(edges));
    }

    private static Optional<String> crs(JsonNode crs) {
        if (crs.isTextual()) {
            return Optional.of(crs.textValue()).filter(text -> text.length() <= LONGEST_SHOWN);
        }
        JsonNode id = crs.path("id");
        return id.has("authority") && id.has("code")
                ? Optional.of(
                        id.get("authority").asText() + ":" + id.get("code").asText())
                : Optional.ofNullable(crs.path("name").textValue()).filter(text -> text.length() <= LONGEST_SHOWN);
    }
}
