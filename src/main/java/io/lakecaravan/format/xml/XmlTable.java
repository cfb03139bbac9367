package io.lakecaravan.format.xml;

import io.lakecaravan.format.text.TextPrefix;
import io.lakecaravan.schema.Schema;
import java.util.List;

/** What a prefix tells about an XML document: all that is needed to read its rows. */
record XmlTable(TextPrefix prefix, RowPath path, List<XmlColumn> columns) {
    XmlTable {
        columns = List.copyOf(columns);
    }

    Schema schema() {
        return new Schema(columns.stream().map(XmlColumn::column).toList());
    }
}
