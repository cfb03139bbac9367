package io.lakecaravan.format.isolated;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.RecordJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A {@link ForeignReader} as formats call it: it runs in a process of its own, with a heap of {@link
 * ReadOptions#readerMemory}, which is killed when the time of the object's source is over. The bytes come from the source
 * here, so its budget counts and credentials stay. Whatever happens to that process becomes {@link LimitException} or
 * {@link FormatException}; what the source throws passes as it is. Safe for use by several threads.
 */
public final class Isolated {
    /** Most time for the tables, or for one batch of rows, however much time the source has left. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Class<? extends ForeignReader> reader;

    private Isolated(Class<? extends ForeignReader> reader) {
        this.reader = reader;
    }

    /** @param reader gives a new reader of a class that has a constructor without parameters */
    public static Isolated of(Supplier<? extends ForeignReader> reader) {
        Class<? extends ForeignReader> type = reader.get().getClass();
        boolean canBeMade = Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
        if (!canBeMade) {
            throw new IllegalArgumentException(
                    type.getName() + " has no constructor without parameters, so no other process can make one");
        }
        return new Isolated(type);
    }

    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        Conversation with = begin(command(source, "", List.of(), options), Message.READ, source);
        Reply<List<ReadTable>> reply = with.child()
                .decode(
                        with.answer(),
                        Message.TABLES,
                        in -> new Reply<>(in.readBoolean(), List.copyOf(TablesContent.read(in))));
        giveBack(with.child(), reply.reusable());
        return reply.content();
    }

    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        Conversation with = begin(command(source, table, projection, options), Message.OPEN, source);
        Schema schema = with.child()
                .decode(
                        with.answer(),
                        Message.OPENED,
                        in -> RecordJson.mapper().readValue(in.readAllBytes(), Schema.class));
        return new IsolatedRows(with.child(), source, schema);
    }

    private record Conversation(ReaderChild child, Frame answer) {}

    private record Reply<T>(boolean reusable, T content) {}

    private Command command(ObjectSource source, String table, List<String> projection, ReadOptions options) {
        return new Command(reader.getName(), source.name(), source.size(), time(source), table, projection, options);
    }

    static Duration time(ObjectSource source) {
        Duration left = source.timeLeft();
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private Conversation begin(Command command, Message message, ObjectSource source) throws IOException {
        ReaderLaunch launch = ReaderLaunch.of(reader, command.options().readerMemory());
        ReaderChild child = ReaderChildren.SHARED.take(launch);
        boolean mayHaveGone = child.served() > 0;
        int requests = source.requests();
        try {
            return new Conversation(child, exchange(child, command.frame(message), source));
        } catch (FormatException | LimitException e) {
            if (child.isAlive() || child.hasExpired() || !mayHaveGone || source.requests() > requests) {
                throw e;
            }
            // It asked for nothing: more likely it ended while it was idle than over this object.
            ReaderChild fresh = ReaderChildren.SHARED.start(launch);
            return new Conversation(fresh, exchange(fresh, command.frame(message), source));
        }
    }

    /** As {@link ReaderChild#exchange}; a process that a declared failure leaves alive goes back. */
    private static Frame exchange(ReaderChild child, Frame command, ObjectSource source) throws IOException {
        try {
            return child.exchange(command, source, time(source));
        } catch (IOException e) {
            giveBack(child, true);
            throw e;
        }
    }

    static void giveBack(ReaderChild child, boolean reusable) {
        if (reusable) {
            ReaderChildren.SHARED.giveBack(child);
        } else {
            child.kill();
        }
    }
}
