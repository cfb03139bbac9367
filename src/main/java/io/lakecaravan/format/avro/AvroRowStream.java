package io.lakecaravan.format.avro;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All rows in one request, one block in memory at a time. A block that cannot be decoded loses its remaining rows, and
 * the blocks behind it are read; where the marker between blocks is wrong the stream ends. Both are findings.
 */
final class AvroRowStream implements RowStream {
    /** More would say nothing new. */
    private static final int MOST_FINDINGS = 100;

    private final StreamedInput in;
    private final Codec codec;
    private final BlockReader blocks;
    private final List<DecodedColumn> columns;
    private final int[] wanted;
    private final Schema schema;
    private final ReadOptions options;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<BlockRows> rows = Optional.empty();
    private boolean ended;

    static AvroRowStream open(ObjectSource source, List<String> projection, ReadOptions options) throws IOException {
        StreamedInput in = new StreamedInput(source);
        boolean opened = false;
        try {
            AvroRowStream stream = new AvroRowStream(in, projection, options);
            opened = true;
            return stream;
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    private AvroRowStream(StreamedInput in, List<String> projection, ReadOptions options) throws IOException {
        this.in = in;
        this.options = options;
        ContainerHeader header = ContainerHeader.read(in);
        this.codec = header.codec()
                .orElseThrow(() -> new FormatException(
                        FindingCode.FORMAT_UNSUPPORTED,
                        "the blocks have a codec that Avro does not specify. Codecs: null, deflate, snappy, zstandard,"
                                + " bzip2, xz"));
        this.blocks = new BlockReader(in, header);
        this.columns = new SchemaCompiler(options).compile(header.schema());
        Schema whole = new Schema(columns.stream().map(DecodedColumn::column).toList());
        List<String> names = projection.isEmpty() ? whole.names() : projection;
        this.wanted = new int[columns.size()];
        Arrays.fill(wanted, -1);
        for (int i = 0; i < names.size(); i++) {
            wanted[position(whole, names.get(i))] = i;
        }
        this.schema = new Schema(
                names.stream().map(name -> whole.column(name).orElseThrow()).toList());
    }

    private static int position(Schema schema, String name) {
        int position = schema.names().indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "the projection has column '" + name + "', the object has " + schema.names());
        }
        return position;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (!ended) {
            try {
                if (rows.isPresent() && rows.get().hasNext()) {
                    return Optional.of(rows.get().next());
                }
            } catch (FormatException e) {
                report(e);
            }
            nextBlock();
        }
        return Optional.empty();
    }

    private void nextBlock() throws IOException {
        rows = Optional.empty();
        if (in.isAtEnd()) {
            ended = true;
            return;
        }
        BlockReader.Block block;
        byte[] stored;
        try {
            block = blocks.head();
            stored = blocks.stored(block);
        } catch (FormatException e) {
            report(e);
            ended = true;
            return;
        }
        try {
            rows = Optional.of(new BlockRows(columns, wanted, block, codec.expand(stored), options));
        } catch (FormatException e) {
            report(new FormatException(e.code(), block.start(), e.getMessage(), e));
        }
    }

    private void report(FormatException e) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(e.code(), "", "", e.offset(), e.getMessage()));
        }
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
