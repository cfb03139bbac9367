package io.lakecaravan.format.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.format.json.GeoJson.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Geometries of GeoJSON as well-known binary (OGC 06-103r4, section 8), little endian; with altitudes 1000 is added to the code. */
final class WellKnownBinary {
    private static final int LITTLE_ENDIAN = 1;
    private static final int COLLECTION = 7;
    private static final int WITH_Z = 1000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int dimensions;

    private WellKnownBinary(int dimensions) {
        this.dimensions = dimensions;
    }

    /** Empty where the node is no geometry, or one whose positions differ in their number of coordinates. */
    static Optional<byte[]> of(JsonNode node) {
        WellKnownBinary written = new WellKnownBinary(dimensions(node));
        return written.geometry(node) ? Optional.of(written.out.toByteArray()) : Optional.empty();
    }

    /** Of the first position: 2, or 3 where there are more coordinates. */
    private static int dimensions(JsonNode geometry) {
        JsonNode at = geometry;
        while (at.isObject()) {
            at = at.has("coordinates")
                    ? at.get("coordinates")
                    : at.path("geometries").path(0);
        }
        while (at.path(0).isArray()) {
            at = at.path(0);
        }
        return at.size() > 2 ? 3 : 2;
    }

    private boolean geometry(JsonNode node) {
        String type = node.path("type").asText();
        if (type.equals(GeoJson.COLLECTION) && node.path("geometries").isArray()) {
            header(COLLECTION);
            return all(node.get("geometries"), this::geometry);
        }
        Kind kind = GeoJson.KINDS.get(type);
        if (kind == null || !node.path("coordinates").isArray()) {
            return false;
        }
        return coordinates(kind, node.get("coordinates"));
    }

    private boolean coordinates(Kind kind, JsonNode node) {
        header(kind.code());
        return switch (kind.code()) {
            case 1 -> node.isEmpty() ? emptyPoint() : position(node);
            case 4, 5, 6 -> all(node, part -> part.isArray() && coordinates(part(kind), part));
            default -> nested(node, kind.levels());
        };
    }

    private static Kind part(Kind multi) {
        return new Kind(multi.code() - 3, multi.levels() - 1);
    }

    private boolean nested(JsonNode node, int levels) {
        return levels == 0 ? position(node) : node.isArray() && all(node, part -> nested(part, levels - 1));
    }

    private interface Part {
        boolean write(JsonNode node);
    }

    private boolean all(JsonNode array, Part part) {
        integer(array.size());
        for (JsonNode each : array) {
            if (!part.write(each)) {
                return false;
            }
        }
        return true;
    }

    /** Further coordinates than three have no meaning (RFC 7946, section 3.1.1). */
    private boolean position(JsonNode node) {
        if (!node.isArray() || node.size() < 2 || (node.size() > 2) != (dimensions > 2)) {
            return false;
        }
        for (int i = 0; i < dimensions; i++) {
            if (!node.get(i).isNumber()) {
                return false;
            }
            number(node.get(i).doubleValue());
        }
        return true;
    }

    private boolean emptyPoint() {
        for (int i = 0; i < dimensions; i++) {
            number(Double.NaN);
        }
        return true;
    }

    private void header(int code) {
        out.write(LITTLE_ENDIAN);
        integer(dimensions > 2 ? code + WITH_Z : code);
    }

    private void integer(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void number(double value) {
        out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
    }
}
