package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.parquet.PageHeaders.Located;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/** Pages of one column chunk, decoded one at a time as parquet's record assembly asks for them. */
final class ChunkPages implements PageReader {
    /** The next page lies beyond what was fetched of the chunk: what was read so far stands. */
    static final class BeyondFetched extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        BeyondFetched() {
            super("", null, false, false);
        }
    }

    private final Leaf leaf;
    private final ColumnChunk chunk;
    private final ChunkInput input;
    private final PageDecoder decoder;
    private final OpenPages open;
    private final long values;
    private long position;
    private long held;

    /**
     * @param values how many to announce: those of the whole chunk, or of its fetched pages
     * @param open counts the expanded bytes of the pages that are held
     */
    ChunkPages(Leaf leaf, ColumnChunk chunk, ChunkInput input, long values, OpenPages open) {
        this.leaf = leaf;
        this.chunk = chunk;
        this.input = input;
        this.decoder = new PageDecoder(leaf.descriptor(), chunk.codec());
        this.open = open;
        this.values = values;
        this.position = chunk.start();
    }

    /** Expanded bytes of all pages held at one time by the readers that share it. */
    static final class OpenPages {
        private final long limit;
        private long bytes;

        OpenPages(long limit) {
            this.limit = limit;
        }

        void replace(long before, long now) throws LimitException {
            bytes += now - before;
            if (bytes > limit) {
                throw new LimitException("the open Parquet pages take " + bytes + " bytes; the limit is " + limit);
            }
        }
    }

    /** Values in the pages that lie whole in the input. */
    static long valuesWithin(ChunkInput input, ColumnChunk chunk) throws IOException {
        long values = 0;
        long at = chunk.start();
        while (at < input.end()) {
            Optional<Located> page = PageHeaders.at(input, at);
            if (page.isEmpty() || page.get().end() > input.end()) {
                break;
            }
            values += dataValues(page.get().header());
            at = page.get().end();
        }
        return values;
    }

    private static long dataValues(PageHeader header) {
        if (header.isSetData_page_header_v2()) {
            return Math.max(0, header.getData_page_header_v2().getNum_values());
        }
        return header.isSetData_page_header()
                ? Math.max(0, header.getData_page_header().getNum_values())
                : 0;
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    @Override
    public DictionaryPage readDictionaryPage() {
        try {
            Located page = next();
            if (page.header().getType() != PageType.DICTIONARY_PAGE) {
                return null;
            }
            position = page.end();
            // Stays as long as the chunk, so it is never given back.
            open.replace(0, page.header().getUncompressed_page_size());
            return decoder.dictionary(page.header(), body(page));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public DataPage readPage() {
        try {
            while (true) {
                Located page = next();
                position = page.end();
                PageType type = page.header().getType();
                if (type == PageType.DATA_PAGE || type == PageType.DATA_PAGE_V2) {
                    int size = page.header().getUncompressed_page_size();
                    open.replace(held, size);
                    held = size;
                    return decoder.data(page.header(), body(page));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Span body(Located page) throws IOException {
        return input.at(page.body(), page.header().getCompressed_page_size());
    }

    private Located next() throws IOException {
        boolean wholeChunk = input.end() >= chunk.end();
        Optional<Located> page = position < input.end() ? PageHeaders.at(input, position) : Optional.empty();
        if (page.isPresent() && page.get().end() <= input.end()) {
            return page.get();
        }
        if (!wholeChunk) {
            throw new BeyondFetched();
        }
        throw new FormatException(
                FindingCode.PARQUET_PAGE_CORRUPT,
                position,
                "the pages of column " + leaf.name() + " end before its values do",
                null);
    }
}
