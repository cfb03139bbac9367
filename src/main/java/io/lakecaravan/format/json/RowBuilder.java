package io.lakecaravan.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.lakecaravan.format.json.JsonTable.Place;
import io.lakecaravan.format.text.ColumnProjection;
import io.lakecaravan.schema.Column;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes rows of records while they are parsed, without a tree between. A record that is no row of the table, such as a
 * number among objects, is empty. Of a repeated name the last value counts.
 */
final class RowBuilder implements RecordBuilder<Optional<Row>> {
    private final RecordLimit limit = new RecordLimit();
    private final JsonTable.RowKind kind;
    private final CellReader[] cells;
    private final int width;
    private final Names members = new Names();
    private final Runnable misfit;

    /** @param misfit told of each value that does not fit its column, and of each member without a column */
    RowBuilder(JsonTable table, ColumnProjection projection, Runnable misfit) {
        this.kind = table.rowKind();
        this.misfit = misfit;
        CellReaders readers = new CellReaders(limit, misfit);
        List<Column> columns = table.schema().columns();
        this.width = projection.indexes().size();
        this.cells = new CellReader[width];
        for (int i = 0; i < width; i++) {
            cells[i] = readers.of(columns.get(projection.indexes().get(i)).type());
        }
        for (int column = 0; column < columns.size(); column++) {
            place(table.places().get(column), projection.indexes().indexOf(column));
        }
        if (members.index(GeoJson.GEOMETRY) != Names.UNKNOWN && members.hasInner()) {
            members.put("type", Names.UNWANTED);
        }
    }

    /** @param cell -1 for a column that is not asked for */
    private void place(Place place, int cell) {
        int index = cell < 0 ? Names.UNWANTED : cell;
        place.member()
                .ifPresent(member -> place.within()
                        .ifPresentOrElse(
                                within -> members.inner(within).put(member, index), () -> members.put(member, index)));
    }

    @Override
    public Optional<Row> read(JsonParser parser) throws IOException {
        limit.begin(parser);
        try {
            JsonToken token = parser.currentToken();
            boolean isObject = token == JsonToken.START_OBJECT;
            if (kind != JsonTable.RowKind.SCALARS && !isObject) {
                parser.skipChildren();
                return Optional.empty();
            }
            Object[] row = new Object[width];
            if (kind == JsonTable.RowKind.OBJECTS) {
                fill(parser, members, row);
            } else {
                whole(parser, row);
            }
            return Optional.of(new Row(Arrays.asList(row)));
        } catch (StreamConstraintsException e) {
            throw RecordLimit.of(e);
        }
    }

    private void whole(JsonParser parser, Object[] row) throws IOException {
        for (int i = 0; i < width; i++) {
            row[i] = cells[i].read(parser, parser.currentToken());
        }
    }

    private void fill(JsonParser parser, Names names, Object[] row) throws IOException {
        while (limit.next(parser) == JsonToken.FIELD_NAME) {
            int index = names.index(parser.currentName());
            JsonToken token = limit.next(parser);
            if (index >= 0) {
                row[index] = cells[index].read(parser, token);
            } else if (index == Names.INNER && token == JsonToken.START_OBJECT) {
                fill(parser, names.inner(), row);
            } else {
                parser.skipChildren();
                if (index == Names.UNKNOWN) {
                    misfit.run();
                }
            }
        }
    }

    @Override
    public Optional<Row> entry(String key, JsonParser parser) throws IOException {
        limit.begin(parser);
        try {
            Object[] row = new Object[width];
            int keyIndex = members.index(JsonTree.KEY);
            int valueIndex = members.index(JsonTree.VALUE);
            if (keyIndex >= 0) {
                row[keyIndex] = key;
            }
            if (valueIndex >= 0) {
                row[valueIndex] = cells[valueIndex].read(parser, parser.currentToken());
            } else {
                parser.skipChildren();
            }
            return Optional.of(new Row(Arrays.asList(row)));
        } catch (StreamConstraintsException e) {
            throw RecordLimit.of(e);
        }
    }
}
