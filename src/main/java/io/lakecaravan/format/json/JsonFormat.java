package io.lakecaravan.format.json;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** JSON text (RFC 8259): an array, an object, or values one after the other. What the content is decides, not the name. */
public final class JsonFormat implements Format {
    private final JsonReader reader = new JsonReader();

    @Override
    public String name() {
        return "json";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.TEXT;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("json", "geojson");
    }

    @Override
    public Recognition recognise(Head head) {
        return JsonRecognition.of(
                head, extensions(), Set.of(JsonShape.Kind.VALUES, JsonShape.Kind.MEMBER, JsonShape.Kind.ENTRIES));
    }

    @Override
    public boolean expandsObjects() {
        return true;
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return List.of(reader.read(source, options));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return reader.rows(source, projection, options);
    }
}
