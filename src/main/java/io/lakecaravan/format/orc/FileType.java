package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.orc.OrcProto;
import org.apache.orc.OrcProto.Type.Kind;

/**
 * One type of the footer's list.
 *
 * @param kind empty for one of a later version
 * @param children ids of the types below it
 * @param names of a struct's fields
 * @param attributes notes of the writer, such as Iceberg's
 */
record FileType(
        Optional<Kind> kind,
        List<Integer> children,
        List<String> names,
        OptionalInt maximumLength,
        OptionalInt precision,
        OptionalInt scale,
        Map<String, String> attributes,
        Optional<String> crs,
        Optional<OrcProto.Type.EdgeInterpolationAlgorithm> algorithm) {
    FileType {
        children = List.copyOf(children);
        names = List.copyOf(names);
        attributes = Map.copyOf(attributes);
    }

    static FileType parse(byte[] message) throws IOException {
        Parts parts = new Parts();
        ProtoFields.walk(message, parts);
        return new FileType(
                parts.kind,
                parts.children,
                parts.names,
                parts.maximumLength,
                parts.precision,
                parts.scale,
                parts.attributes,
                parts.crs,
                parts.algorithm);
    }

    private static final class Parts implements ProtoFields {
        private Optional<Kind> kind = Optional.empty();
        private final List<Integer> children = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private OptionalInt maximumLength = OptionalInt.empty();
        private OptionalInt precision = OptionalInt.empty();
        private OptionalInt scale = OptionalInt.empty();
        private final Map<String, String> attributes = new HashMap<>();
        private Optional<String> crs = Optional.empty();
        private Optional<OrcProto.Type.EdgeInterpolationAlgorithm> algorithm = Optional.empty();

        @Override
        public void number(int field, long value) throws IOException {
            switch (field) {
                case OrcProto.Type.KIND_FIELD_NUMBER -> kind = Optional.ofNullable(Kind.forNumber(small(value)));
                case OrcProto.Type.SUBTYPES_FIELD_NUMBER -> children.add(small(value));
                case OrcProto.Type.MAXIMUM_LENGTH_FIELD_NUMBER -> maximumLength = OptionalInt.of(small(value));
                case OrcProto.Type.PRECISION_FIELD_NUMBER -> precision = OptionalInt.of(small(value));
                case OrcProto.Type.SCALE_FIELD_NUMBER -> scale = OptionalInt.of(small(value));
                case OrcProto.Type.ALGORITHM_FIELD_NUMBER ->
                    algorithm = Optional.ofNullable(OrcProto.Type.EdgeInterpolationAlgorithm.forNumber(small(value)));
                default -> {
                    // Of a later version.
                }
            }
        }

        @Override
        public void bytes(int field, byte[] value) throws IOException {
            switch (field) {
                case OrcProto.Type.SUBTYPES_FIELD_NUMBER -> {
                    for (long child : ProtoFields.packed(value)) {
                        children.add(small(child));
                    }
                }
                case OrcProto.Type.FIELD_NAMES_FIELD_NUMBER -> names.add(text(value));
                case OrcProto.Type.ATTRIBUTES_FIELD_NUMBER -> addAttribute(value);
                case OrcProto.Type.CRS_FIELD_NUMBER ->
                    crs = Optional.of(text(value)).filter(name -> !name.isEmpty());
                default -> {
                    // Of a later version.
                }
            }
        }

        private void addAttribute(byte[] message) throws IOException {
            String[] pair = {"", ""};
            ProtoFields.walk(message, new ProtoFields() {
                @Override
                public void bytes(int field, byte[] value) {
                    if (field == OrcProto.StringPair.KEY_FIELD_NUMBER) {
                        pair[0] = text(value);
                    } else if (field == OrcProto.StringPair.VALUE_FIELD_NUMBER) {
                        pair[1] = text(value);
                    }
                }
            });
            attributes.putIfAbsent(pair[0], pair[1]);
        }

        private static String text(byte[] value) {
            return new String(value, StandardCharsets.UTF_8);
        }

        private static int small(long value) throws FormatException {
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new FormatException(FindingCode.ORC_CORRUPT, "a type of the ORC footer has a number too large");
            }
            return (int) value;
        }
    }
}
