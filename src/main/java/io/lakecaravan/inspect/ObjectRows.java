package io.lakecaravan.inspect;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.archive.Member;
import io.lakecaravan.inspect.ContentRecognition.Place;
import io.lakecaravan.table.Fragment;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * All rows of a table that was found in an object before, through the compression and the archive that are around it.
 * Whoever streams rows of objects does it here: a {@link Format} alone sees neither.
 */
public final class ObjectRows {
    private final Formats formats;
    private final ContentRecognition recognition;
    private final ArchiveReading archives;

    public ObjectRows(Formats formats) {
        this.formats = formats;
        this.recognition = new ContentRecognition(formats);
        this.archives = new ArchiveReading(formats, recognition);
    }

    /**
     * Opens the rows. The caller closes the stream, then the source.
     *
     * @param source the fragment's object
     * @param fragment as {@link ObjectInspector} gave it
     * @param projection top-level columns wanted, in this order; empty for all
     * @throws IOException what a {@link Format} declares
     */
    public RowStream open(ObjectSource source, Fragment fragment, List<String> projection, ReadOptions options)
            throws IOException {
        Hint hint = Hint.known(fragment.format());
        Deque<Closeable> opened = new ArrayDeque<>();
        try {
            Content content = recognition.recognise(new RememberedHead(source), hint, Place.OBJECT);
            opened.push(content);
            String table = fragment.table();
            if (content instanceof Content.OfArchive archive) {
                Member member = archives.holding(archive.archive(), table, ofUser(options));
                ObjectSource inside = archive.archive().open(member);
                opened.push(inside);
                content = archives.recognised(inside, hint);
                opened.push(content);
                table = ArchiveReading.within(table, member);
            }
            Content.OfFormat found = (Content.OfFormat) content;
            RowStream rows = found.format().rows(found.source(), table, projection, options);
            opened.push(rows);
            return new UnwrappedRows(rows, found, opened);
        } catch (IOException | RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    private static Hint ofUser(ReadOptions options) {
        return options.known().format().map(Hint::known).orElseGet(() -> Hint.ofName(Formats.UNKNOWN));
    }

    static void closeAll(Deque<Closeable> opened) throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
