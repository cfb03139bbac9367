package io.lakecaravan.format.parquet;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.parquet.format.PageHeader;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/**
 * Finds the page at a position. Thrift's own helper would let a length inside a header allocate 100 MB, so the header is
 * read with the bytes at hand as the limit.
 */
final class PageHeaders {
    private static final int FIRST_TRY = 1 << 10;

    private PageHeaders() {}

    /**
     * A header and where its page's bytes lie.
     *
     * @param body position of the page's first byte after the header
     */
    record Located(PageHeader header, long position, long body) {
        long end() {
            return body + header.getCompressed_page_size();
        }
    }

    /** Empty where the input ends inside the header. */
    static Optional<Located> at(ChunkInput input, long position) throws IOException {
        for (int wanted = FIRST_TRY; wanted <= Limits.PAGE_HEADER; wanted *= 4) {
            Span span = input.at(position, wanted);
            PageHeader header = new PageHeader();
            ByteArrayInputStream in = new ByteArrayInputStream(span.array(), span.start(), span.length());
            if (decoded(header, in, span.length())) {
                return Optional.of(checked(new Located(header, position, position + span.length() - in.available())));
            }
            if (span.length() < wanted) {
                return Optional.empty();
            }
        }
        throw corrupt(position, "there is no Parquet page header where one should begin");
    }

    private static boolean decoded(PageHeader header, ByteArrayInputStream in, int length) {
        try {
            TConfiguration limits = new TConfiguration(length, length, TConfiguration.DEFAULT_RECURSION_DEPTH);
            header.read(new TCompactProtocol(new TIOStreamTransport(limits, in)));
            return true;
        } catch (TException | RuntimeException | StackOverflowError tooShortOrBroken) {
            // Thrift says the same for both; the caller tries again with more bytes.
            return false;
        }
    }

    private static Located checked(Located page) throws IOException {
        PageHeader header = page.header();
        if (header.getCompressed_page_size() < 0 || header.getUncompressed_page_size() < 0) {
            throw corrupt(page.position(), "a Parquet page header claims a negative size");
        }
        if (header.getUncompressed_page_size() > Limits.PAGE || header.getCompressed_page_size() > Limits.PAGE) {
            throw new LimitException("a Parquet page has " + header.getUncompressed_page_size() + " bytes ("
                    + header.getCompressed_page_size() + " compressed); pages are read up to " + Limits.PAGE);
        }
        return page;
    }

    private static FormatException corrupt(long position, String message) {
        return new FormatException(FindingCode.PARQUET_PAGE_CORRUPT, position, message, null);
    }
}
