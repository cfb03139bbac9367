package io.lakecaravan.format.delta;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.delta.Action.Add;
import io.lakecaravan.format.delta.Action.Metadata;
import io.lakecaravan.format.delta.Action.Protocol;
import io.lakecaravan.format.delta.Action.Remove;
import io.lakecaravan.format.delta.Action.Sidecar;
import io.lakecaravan.format.delta.LogListing.LogFile;
import io.lakecaravan.format.table.WholeObject;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Replays a log from its end: what a newer entry says of a file, of the schema or of the protocol hides what older ones
 * say. Only the files named by commits are remembered; those of a checkpoint pass.
 */
final class LiveFiles implements Closeable {
    /** Up to here a checkpoint is fetched in one request. */
    private static final long SMALL = 1 << 20;

    private final TableRoot root;
    private final ReadOptions options;
    private final Deque<LogFile> left = new ArrayDeque<>();
    private final SeenFiles seen = new SeenFiles();
    private final long checkpointVersion;
    private Optional<ActionSource> open = Optional.empty();
    private boolean inCheckpoint;
    private Optional<Metadata> metadata = Optional.empty();
    private Optional<Protocol> protocol = Optional.empty();

    LiveFiles(LogListing log, TableRoot root, ReadOptions options) {
        this.root = root;
        this.options = options;
        this.checkpointVersion =
                log.checkpoint().isEmpty() ? -1 : log.checkpoint().get(0).version();
        left.addAll(log.commits());
        left.addAll(log.checkpoint());
    }

    /** The next file that is part of the table; empty at the end of the log. */
    Optional<Add> next() throws IOException {
        while (advance()) {
            Optional<Action> action = open.orElseThrow().next();
            if (action.isEmpty()) {
                closeFile();
            } else if (action.get() instanceof Add add && isLive(add)) {
                return Optional.of(add);
            } else {
                take(action.get());
            }
        }
        return Optional.empty();
    }

    private boolean isLive(Add add) throws IOException {
        return inCheckpoint ? !seen.contains(add.id()) : seen.add(add.id());
    }

    private void take(Action action) throws IOException {
        if (action instanceof Remove remove && !inCheckpoint) {
            seen.add(remove.id());
        } else if (action instanceof Metadata found && metadata.isEmpty()) {
            metadata = Optional.of(found);
        } else if (action instanceof Protocol found && protocol.isEmpty()) {
            protocol = Optional.of(found);
        } else if (action instanceof Sidecar sidecar && inCheckpoint) {
            String path = sidecar.path();
            left.add(new LogFile(
                    checkpointVersion,
                    path.contains("/") ? path : LogListing.FOLDER + "/_sidecars/" + path,
                    sidecar.size()));
        }
    }

    /** @return whether a file of the log is open */
    private boolean advance() throws IOException {
        if (open.isEmpty() && !left.isEmpty()) {
            LogFile file = left.remove();
            inCheckpoint = file.version() <= checkpointVersion;
            ObjectSource source = file.size() < 0 ? root.open(file.key()) : root.open(file.key(), file.size());
            open = Optional.of(
                    file.isJson()
                            ? new JsonActions(file.key(), source)
                            : CheckpointActions.open(file.key(), WholeObject.ifSmall(source, SMALL), options));
        }
        return open.isPresent();
    }

    private void closeFile() throws IOException {
        if (open.isPresent()) {
            ActionSource file = open.get();
            open = Optional.empty();
            file.close();
        }
    }

    /** The newest seen so far; the newest of all once {@link #next} gave empty. */
    Optional<Metadata> metadata() {
        return metadata;
    }

    Optional<Protocol> protocol() {
        return protocol;
    }

    @Override
    public void close() throws IOException {
        closeFile();
    }
}
