package io.lakecaravan.format.orc;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.orc.Reader;

/**
 * All rows, a stripe at a time: one request for its footer and one or few for its columns. A stripe that cannot be
 * decoded loses its remaining rows, which is a finding, and those behind it are read.
 */
final class OrcRowStream implements RowStream {
    private static final int BATCH = 1024;

    /** More would say nothing new. */
    private static final int MOST_FINDINGS = 100;

    private final FileTail tail;
    private final Projection projection;
    private final Iterator<Stripe> stripes;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Reader> reader = Optional.empty();
    private Optional<StripeReader> rows = Optional.empty();
    private Stripe stripe = new Stripe(0, 0, 0, 0, 0);

    OrcRowStream(FileTail tail, Projection projection) {
        this.tail = tail;
        this.projection = projection;
        this.stripes = tail.footer().stripes().iterator();
    }

    @Override
    public Schema schema() {
        return projection.schema();
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (true) {
            try {
                Optional<Row> row = Failures.guard(stripe, this::rowOfStripe);
                if (row.isPresent()) {
                    return row;
                }
            } catch (FormatException e) {
                report(e);
            }
            rows = Optional.empty();
            if (!stripes.hasNext()) {
                return Optional.empty();
            }
            stripe = stripes.next();
            try {
                rows = Failures.guard(stripe, this::open);
            } catch (FormatException e) {
                report(e);
            }
        }
    }

    private Optional<Row> rowOfStripe() throws IOException {
        return rows.isPresent() && rows.get().hasNext() ? Optional.of(rows.get().next()) : Optional.empty();
    }

    private Optional<StripeReader> open() throws IOException {
        if (stripe.rows() == 0) {
            return Optional.empty();
        }
        if (reader.isEmpty()) {
            reader = Optional.of(StripeReader.open(tail));
        }
        StripeBytes bytes = StripeBytes.of(tail, stripe, StripeBytes.streams(tail, stripe), StripeBytes.ALL);
        return Optional.of(new StripeReader(reader.get(), stripe, bytes, projection, BATCH));
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
    public void close() {
        rows.ifPresent(StripeReader::close);
    }
}
