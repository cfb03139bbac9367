package io.lakecaravan.format.isolated;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.table.Row;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A batch of rows: each a list, then null, then whether it is the last batch, and with that the findings.
 *
 * @param last whether no row follows
 * @param findings of the stream; none before its end
 */
record RowsContent(List<Row> rows, boolean last, List<Finding> findings) {
    private static final int MOST_ROWS = 1000;
    private static final int ENOUGH_BYTES = 256 << 10;

    /** Takes rows from the stream until a batch is full or the stream ends; true at its end. */
    static boolean write(RowStream rows, ByteArrayOutputStream bytes) throws IOException {
        DataOutputStream out = new DataOutputStream(bytes);
        ValueWriter values = new ValueWriter(out);
        boolean last = false;
        for (int count = 0; !last && count < MOST_ROWS && bytes.size() < ENOUGH_BYTES; count++) {
            Optional<Row> row = rows.next();
            last = row.isEmpty();
            if (row.isPresent()) {
                values.write(row.get().values());
                if (bytes.size() > Frame.LONGEST / 2) {
                    throw new LimitException(
                            "a row has more than " + (Frame.LONGEST >> 21) + " MiB, the most that is passed on");
                }
            }
        }
        values.write(null);
        values.write(last);
        if (last) {
            out.writeInt(rows.findings().size());
            for (Finding finding : rows.findings()) {
                values.write(RecordJson.mapper().writeValueAsBytes(finding));
            }
        }
        return last;
    }

    /** @param width of each row */
    static RowsContent read(DataInputStream in, int width) throws IOException {
        ValueReader values = new ValueReader(in);
        List<Row> rows = new ArrayList<>();
        for (Object row = values.read(); row != null; row = values.read()) {
            List<?> cells = (List<?>) row;
            if (cells.size() != width) {
                throw new ProtocolException("a row of " + cells.size() + " values for " + width + " columns");
            }
            rows.add(new Row(new ArrayList<>(cells)));
        }
        boolean last = (Boolean) values.read();
        List<Finding> findings = new ArrayList<>();
        int count = last ? in.readInt() : 0;
        for (int i = 0; i < count; i++) {
            findings.add(RecordJson.mapper().readValue((byte[]) values.read(), Finding.class));
        }
        return new RowsContent(rows, last, findings);
    }
}
