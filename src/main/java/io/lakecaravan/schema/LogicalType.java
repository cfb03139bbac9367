package io.lakecaravan.schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The closed set of types that every format maps into and every catalog maps from.
 *
 * <p>Values of a type, as {@link io.lakecaravan.table.Row} carries them: Bool {@code Boolean}; Int {@code Long}, or
 * {@code BigInteger} for unsigned 64 bit; FloatingPoint 16 and 32 {@code Float}, 64 {@code Double}; Decimal {@code BigDecimal};
 * Date {@code LocalDate}; Time {@code LocalTime}; Timestamp without zone {@code LocalDateTime}, with zone
 * {@code Instant}; Duration {@code java.time.Duration}; Interval {@code String} (ISO 8601); Text {@code String}; Uuid
 * {@code UUID}; Binary {@code byte[]}; ListOf {@code List}; MapOf {@code Map} in file order; StructOf {@code List} in
 * field order; UnionOf the member's value; Variant and Unknown {@code JsonNode}; Geometry and Geography {@code byte[]}
 * (WKB). Null is {@code null} everywhere.
 */
public sealed interface LogicalType {
    /** Only nulls were seen: the bottom of the lattice. */
    record Null() implements LogicalType {}

    record Bool() implements LogicalType {}

    /** @param bits 8, 16, 32 or 64 */
    record Int(int bits, boolean signed) implements LogicalType {
        public Int {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("integer width " + bits + " is none of 8, 16, 32, 64");
            }
        }

        public static Int signed(int bits) {
            return new Int(bits, true);
        }
    }

    /** @param bits 16, 32 or 64 */
    record FloatingPoint(int bits) implements LogicalType {
        public FloatingPoint {
            if (bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("float width " + bits + " is none of 16, 32, 64");
            }
        }
    }

    /** @param precision decimal digits in all, 1 or more; catalogs that stop at 38 say so themselves */
    record Decimal(int precision, int scale) implements LogicalType {
        public Decimal {
            if (precision < 1 || scale > precision) {
                throw new IllegalArgumentException("decimal(" + precision + "," + scale + ") does not exist");
            }
        }
    }

    record Date() implements LogicalType {}

    record Time(Precision precision) implements LogicalType {}

    /** @param zoned whether values are instants (true) or wall-clock times (false) */
    record Timestamp(Precision precision, boolean zoned) implements LogicalType {}

    record Duration(Precision precision) implements LogicalType {}

    record Interval() implements LogicalType {}

    /** What a text is known to hold. JSON only when every value is JSON text. */
    enum TextKind {
        PLAIN,
        JSON,
        ENUM
    }

    record Text(TextKind kind) implements LogicalType {
        public static Text plain() {
            return new Text(TextKind.PLAIN);
        }
    }

    record Uuid() implements LogicalType {}

    /** @param length bytes, where all values have one length */
    record Binary(OptionalInt length) implements LogicalType {}

    record ListOf(Column element) implements LogicalType {}

    record MapOf(Column key, Column value) implements LogicalType {}

    record StructOf(List<Column> fields) implements LogicalType {
        public StructOf {
            fields = List.copyOf(fields);
        }
    }

    record UnionOf(List<Column> members) implements LogicalType {
        public UnionOf {
            members = List.copyOf(members);
        }
    }

    /** The top of the lattice: values of any shape. */
    record Variant() implements LogicalType {}

    record Geometry(Optional<String> crs) implements LogicalType {}

    record Geography(Optional<String> crs, Optional<String> algorithm) implements LogicalType {}

    /** A type of the file that this set does not know. */
    record Unknown(String text) implements LogicalType {}
}
