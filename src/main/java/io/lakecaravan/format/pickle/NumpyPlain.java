package io.lakecaravan.format.pickle;

import io.lakecaravan.schema.LogicalType;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Elements of numpy arrays as {@link PlainValues} has values. */
final class NumpyPlain {
    private NumpyPlain() {}

    static Object of(NumpyDtype dtype, Object value) {
        if (value instanceof Float real) {
            return (double) real;
        }
        LogicalType type = NumpyElements.type(dtype);
        if (value instanceof LocalDateTime local && type instanceof LogicalType.Timestamp timestamp) {
            return new PlainValues.Moment(local, false, timestamp.precision());
        }
        if (value instanceof Duration duration && type instanceof LogicalType.Duration span) {
            return new PlainValues.Span(duration, span.precision());
        }
        if (value instanceof List<?> values) {
            return dtype.inner().isPresent() ? elements(dtype.inner().get(), values) : members(dtype, values);
        }
        return value;
    }

    private static List<Object> elements(NumpyDtype dtype, List<?> values) {
        List<Object> plain = new ArrayList<>();
        for (Object value : values) {
            plain.add(value instanceof List<?> inner ? elements(dtype, inner) : of(dtype, value));
        }
        return plain;
    }

    private static Map<String, Object> members(NumpyDtype dtype, List<?> values) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            boolean structured = i < dtype.fields().size();
            String name = structured ? dtype.fields().get(i).name() : i == 0 ? "real" : "imag";
            Object value = values.get(i);
            members.put(name, structured ? of(dtype.fields().get(i).type(), value) : realPart(value));
        }
        return members;
    }

    private static Object realPart(Object value) {
        return value instanceof Float real ? (Object) (double) real : value;
    }
}
