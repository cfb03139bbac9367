package io.lakecaravan.format.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Binary;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.Time;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Uuid;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Default values of columns.
 *
 * @see <a href="https://iceberg.apache.org/spec/#json-single-value-serialization">JSON single-value serialization</a>
 */
final class SingleValue {
    private SingleValue() {}

    /** Empty for types that have none but null. */
    static Optional<Object> of(LogicalType type, JsonNode json) throws FormatException {
        try {
            return Optional.ofNullable(parse(type, json));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new FormatException(
                    FindingCode.ICEBERG_METADATA_CORRUPT, -1, "a default value does not fit its column's type", e);
        }
    }

    private static Object parse(LogicalType type, JsonNode json) {
        String text = json.asText();
        if (type instanceof Bool) {
            return json.asBoolean();
        } else if (type instanceof Int) {
            return json.asLong();
        } else if (type instanceof FloatingPoint real) {
            return real.bits() == 64 ? (Object) json.asDouble() : (Object) (float) json.asDouble();
        } else if (type instanceof Decimal decimal) {
            if (text.length() > 100) {
                throw new IllegalArgumentException("more digits than a decimal has");
            }
            return new BigDecimal(text).setScale(decimal.scale(), java.math.RoundingMode.HALF_UP);
        } else if (type instanceof Date) {
            return LocalDate.parse(text);
        } else if (type instanceof Time) {
            return LocalTime.parse(text);
        } else if (type instanceof Timestamp timestamp) {
            return timestamp.zoned() ? (Object) OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text);
        } else if (type instanceof Uuid) {
            return UUID.fromString(text);
        } else if (type instanceof Binary) {
            return HexFormat.of().parseHex(text);
        }
        return type instanceof Text ? text : null;
    }
}
