package io.lakecaravan.inspect;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.archive.Archive;
import io.lakecaravan.format.compression.Codecs;
import io.lakecaravan.format.compression.ExpandedSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the bytes of an object, or of a member of an archive, turned out to be. Closed by whoever asked. */
sealed interface Content extends Closeable {
    /** Around the format; {@code none} where there is none. */
    String compression();

    /** What was expanded to be read in any order. */
    Optional<ExpandedSource> expanded();

    /** What was odd about the name, without bucket and key. */
    List<Finding> notes();

    /** The notes, and what expanding has told so far. */
    default List<Finding> findings() {
        List<Finding> all = new ArrayList<>(notes());
        expanded().ifPresent(source -> all.addAll(source.findings()));
        return all;
    }

    @Override
    default void close() throws IOException {
        if (expanded().isPresent()) {
            expanded().get().close();
        }
    }

    /** @param source that the format reads, expanded where the format wants it so */
    record OfFormat(
            Format format,
            ObjectSource source,
            String compression,
            Optional<ExpandedSource> expanded,
            List<Finding> notes)
            implements Content {
        /** Read as it lies. */
        OfFormat(Format format, ObjectSource source) {
            this(format, source, Codecs.NONE, Optional.empty(), List.of());
        }
    }

    /** @param compression of its members, or around it */
    record OfArchive(Archive archive, String compression, Optional<ExpandedSource> expanded, List<Finding> notes)
            implements Content {}
}
