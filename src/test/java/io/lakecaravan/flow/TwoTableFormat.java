package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.RowCount;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A book of tables, one a line: its name, then its one column, then one value, e.g. {@code People name Ann}. */
final class TwoTableFormat implements Format {
    @Override
    public String name() {
        return "book";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.WHOLE;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("book");
    }

    @Override
    public Recognition recognise(Head head) {
        return Recognition.NO;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        String text = new String(source.read(0, (int) source.size()), StandardCharsets.UTF_8);
        return Stream.of(text.split("\n")).map(line -> table(line.split(" "))).toList();
    }

    private static ReadTable table(String... words) {
        return new ReadTable(
                words[0],
                "none",
                Schema.of(Column.nullable(words[1], LogicalType.Text.plain())),
                Optional.of(RowCount.exact(1)),
                Optional.empty(),
                List.of(),
                new Sample(List.of(words[1]), List.of(List.of(JsonNodeFactory.instance.textNode(words[2])))),
                List.of());
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options) {
        throw new UnsupportedOperationException("no test streams the rows of a book");
    }
}
