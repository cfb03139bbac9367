package io.lakecaravan.format.isolated;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows out of a reader's process, a batch at a time, each made when the one before has been taken. */
final class IsolatedRows implements RowStream {
    private static final Logger LOG = LoggerFactory.getLogger(IsolatedRows.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ReaderChild child;
    private final ObjectSource source;
    private final Schema schema;
    private final Deque<Row> waiting = new ArrayDeque<>();
    private List<Finding> findings = List.of();
    private boolean ended;

    IsolatedRows(ReaderChild child, ObjectSource source, Schema schema) {
        this.child = child;
        this.source = source;
        this.schema = schema;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (waiting.isEmpty() && !ended) {
            nextBatch();
        }
        return Optional.ofNullable(waiting.poll());
    }

    private void nextBatch() throws IOException {
        ended = true;
        Frame answer = batch();
        RowsContent content = child.decode(
                answer,
                Message.ROWS,
                in -> RowsContent.read(in, schema.columns().size()));
        waiting.addAll(content.rows());
        ended = content.last();
        if (ended) {
            findings = content.findings();
            release();
        }
    }

    private Frame batch() throws IOException {
        try {
            return child.exchange(Frame.of(Message.NEXT), source, Isolated.time(source));
        } catch (IOException e) {
            // What it had open was not closed, so it is no good for another object.
            child.kill();
            throw e;
        }
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            release();
        }
        waiting.clear();
    }

    /** Lets the reader close what it has open; a process that does not is killed, and nobody need know. */
    private void release() {
        try {
            Frame answer = child.exchange(Frame.of(Message.CLOSE), source, CLOSING);
            Isolated.giveBack(child, child.decode(answer, Message.CLOSED, in -> in.readBoolean()));
        } catch (IOException e) {
            LOG.debug("a reader of {} did not close its rows", source.name(), e);
            child.kill();
        }
    }
}
