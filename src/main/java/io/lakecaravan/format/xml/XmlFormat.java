package io.lakecaravan.format.xml;

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
 * XML 1.0 documents whose rows are the elements that repeat; {@code read: {xml: {row-element: item}}} names them instead.
 *
 * <ul>
 *   <li>Attributes and children of a row element are columns under their local names; elements with members of their own
 *       are structs, elements that occur twice in any row arrays. An attribute that shares its name with a child is
 *       {@code @name}, text beside members {@code #text}.
 *   <li>Texts have no blanks around them. An empty text, an empty element and {@code xsi:nil} are null.
 *   <li>Types are those that all texts fit, so leading zeros stay text.
 * </ul>
 */
public final class XmlFormat implements Format {
    private final XmlReader reader = new XmlReader();

    @Override
    public String name() {
        return "xml";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.TEXT;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("xml", "rss", "atom", "osm");
    }

    @Override
    public Recognition recognise(Head head) {
        return XmlRecognition.of(head);
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
