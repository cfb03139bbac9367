package io.lakecaravan.format.pickle;

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

/**
 * Python pickles of protocols 0 to 5. What a pickle asks Python to call is never called ({@link PickleMachine}); frames
 * of pandas, arrays of numpy and Arrow, and plain lists and dictionaries are recognised in what it describes.
 */
public final class PickleFormat implements Format {
    @Override
    public String name() {
        return "pickle";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.WHOLE;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("pkl", "pickle", "p");
    }

    @Override
    public Recognition recognise(Head head) {
        return PickleRecognition.of(head);
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return new PickleReader(PickleLimits.ofHeap()).read(source, options);
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return new PickleReader(PickleLimits.ofHeap()).rows(source, table, projection, options);
    }
}
