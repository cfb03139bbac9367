package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Date;
import io.lakecaravan.schema.LogicalType.FloatingPoint;
import io.lakecaravan.schema.LogicalType.Int;
import io.lakecaravan.schema.LogicalType.ListOf;
import io.lakecaravan.schema.LogicalType.MapOf;
import io.lakecaravan.schema.LogicalType.StructOf;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.LogicalType.TextKind;
import io.lakecaravan.schema.LogicalType.Timestamp;
import io.lakecaravan.schema.LogicalType.Uuid;
import io.lakecaravan.schema.TextValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Readers of values that are as their type has them; all other values go through a tree and {@link JsonValues}. */
final class CellReaders {
    private final RecordLimit limit;
    private final Runnable misfit;
    private final JsonValues values;

    CellReaders(RecordLimit limit, Runnable misfit) {
        this.limit = limit;
        this.misfit = misfit;
        this.values = new JsonValues(misfit);
    }

    CellReader of(LogicalType type) {
        CellReader any = (parser, token) ->
                token == JsonToken.VALUE_NULL ? null : values.value(type, JsonTree.part(parser, limit));
        if (type instanceof Int integer && integer.bits() == Long.SIZE && integer.signed()) {
            return longs(any);
        } else if (type instanceof Int integer && integer.bits() == Integer.SIZE && integer.signed()) {
            return ints(any);
        } else if (type instanceof FloatingPoint real && real.bits() == Double.SIZE) {
            return doubles(any);
        } else if (type instanceof Bool) {
            return (parser, token) -> token.isBoolean() ? (Object) parser.getBooleanValue() : any.read(parser, token);
        } else if (type instanceof Text text && text.kind() == TextKind.PLAIN) {
            return (parser, token) -> token == JsonToken.VALUE_STRING ? parser.getText() : any.read(parser, token);
        } else if (type instanceof Date || type instanceof Timestamp || type instanceof Uuid) {
            return texts(type, any);
        } else if (type instanceof ListOf list) {
            return list(of(list.element().type()), any);
        } else if (type instanceof MapOf map) {
            return map(of(map.value().type()), any);
        } else if (type instanceof StructOf struct) {
            return struct(struct, any);
        }
        return any;
    }

    private static CellReader longs(CellReader any) {
        return (parser, token) ->
                token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getLongValue()
                        : any.read(parser, token);
    }

    private static CellReader ints(CellReader any) {
        return (parser, token) ->
                token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT
                        ? (Object) parser.getLongValue()
                        : any.read(parser, token);
    }

    private static CellReader doubles(CellReader any) {
        return (parser, token) -> token.isNumeric() ? (Object) parser.getDoubleValue() : any.read(parser, token);
    }

    private CellReader texts(LogicalType type, CellReader any) {
        return (parser, token) -> {
            if (token != JsonToken.VALUE_STRING) {
                return any.read(parser, token);
            }
            String text = parser.getText();
            Optional<Object> value = TextValues.parse(type, text);
            if (value.isEmpty()) {
                misfit.run();
            }
            return value.orElse(text);
        };
    }

    private CellReader list(CellReader element, CellReader any) {
        return (parser, token) -> {
            if (token != JsonToken.START_ARRAY) {
                return any.read(parser, token);
            }
            List<Object> elements = new ArrayList<>();
            for (JsonToken next = limit.next(parser); next != JsonToken.END_ARRAY; next = limit.next(parser)) {
                elements.add(element.read(parser, next));
            }
            return elements;
        };
    }

    private CellReader map(CellReader value, CellReader any) {
        return (parser, token) -> {
            if (token != JsonToken.START_OBJECT) {
                return any.read(parser, token);
            }
            Map<Object, Object> entries = new LinkedHashMap<>();
            while (limit.next(parser) == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                entries.put(key, value.read(parser, limit.next(parser)));
            }
            return entries;
        };
    }

    private CellReader struct(StructOf struct, CellReader any) {
        int width = struct.fields().size();
        CellReader[] fields = new CellReader[width];
        Names names = new Names();
        for (int i = 0; i < width; i++) {
            fields[i] = of(struct.fields().get(i).type());
            names.put(struct.fields().get(i).name(), i);
        }
        return (parser, token) ->
                token == JsonToken.START_OBJECT ? struct(parser, names, fields) : any.read(parser, token);
    }

    private List<Object> struct(JsonParser parser, Names names, CellReader[] fields) throws IOException {
        Object[] row = new Object[fields.length];
        boolean unknown = false;
        while (limit.next(parser) == JsonToken.FIELD_NAME) {
            int index = names.index(parser.currentName());
            JsonToken token = limit.next(parser);
            if (index >= 0) {
                row[index] = fields[index].read(parser, token);
            } else {
                unknown = true;
                parser.skipChildren();
            }
        }
        if (unknown) {
            misfit.run();
        }
        return Arrays.asList(row);
    }
}
