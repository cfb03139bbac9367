package io.lakecaravan.format.isolated;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of a reader, as the one sees it that asks. One thread at a time exchanges frames with it; a watchdog kills
 * it from outside when an exchange takes longer than it may.
 */
final class ReaderChild {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderChild.class);

    /** Most time that starting may take; a busy machine with cold disks needs seconds. */
    private static final Duration START = Duration.ofSeconds(30);

    private static final int KILLED_BY_SYSTEM = 128 + 9;

    private final ReaderLaunch launch;
    private final ScheduledExecutorService watchdog;
    private final Process process;
    private final CompletableFuture<Void> gone;
    private final InputStream in;
    private final OutputStream out;
    private final AtomicBoolean expired = new AtomicBoolean();
    private volatile long served;
    private volatile boolean killed;

    private ReaderChild(ReaderLaunch launch, ScheduledExecutorService watchdog, Process process, Path scratch) {
        this.launch = launch;
        this.watchdog = watchdog;
        this.process = process;
        this.gone = process.onExit().thenRun(() -> ReaderScratch.delete(scratch));
        this.in = new BufferedInputStream(process.getInputStream(), AskedSource.BLOCK);
        this.out = new BufferedOutputStream(process.getOutputStream(), AskedSource.BLOCK);
    }

    static ReaderChild start(ReaderLaunch launch, ScheduledExecutorService watchdog) throws IOException {
        Path scratch = ReaderScratch.make();
        Process process;
        try {
            process = launch.start(scratch);
        } catch (IOException e) {
            ReaderScratch.delete(scratch);
            throw new FormatException(
                    FindingCode.READER_FAILED, -1, "the process that reads this format could not be started", e);
        }
        return new ReaderChild(launch, watchdog, process, scratch);
    }

    ReaderLaunch launch() {
        return launch;
    }

    /** Commands answered so far. One that has answered some may have ended while it was idle. */
    long served() {
        return served;
    }

    boolean isAlive() {
        return !killed && process.isAlive();
    }

    /** Whether it was killed because its time was over. */
    boolean hasExpired() {
        return expired.get();
    }

    /**
     * Waits until the process has started.
     *
     * @throws FormatException when it does not start
     */
    void awaitReady() throws IOException {
        Watch watch = watch(START);
        try {
            if (Frame.read(in).message() != Message.READY) {
                throw new ProtocolException("a first frame that is not the ready one");
            }
        } catch (IOException e) {
            kill();
            throw new FormatException(
                    FindingCode.READER_FAILED,
                    -1,
                    "the process that reads this format did not start (" + ending() + "); can this machine give it "
                            + (launch.memory() >> 20) + " MiB (caravan.inspect.memory)?",
                    e);
        } finally {
            watch.end();
        }
    }

    /**
     * Sends a command and serves ranges of the object until it is answered. Only after a failure that the reader
     * declares is the process still alive.
     *
     * @throws IOException what the object's source threw, what the reader declared, or our words for how it ended
     */
    Frame exchange(Frame command, ObjectSource source, Duration time) throws IOException {
        Watch watch = watch(time);
        RangeServer server = new RangeServer(source, out);
        try {
            command.write(out);
            Frame answer = Frame.read(in);
            while (answer.message() == Message.WANTED) {
                server.serve(answer);
                answer = Frame.read(in);
            }
            if (answer.message() == Message.FAILED) {
                throw failed(answer.input(), server.refusal());
            }
            answered();
            return answer;
        } catch (DeclaredFailure e) {
            throw e.failure();
        } catch (IOException e) {
            kill();
            throw ended(e, time);
        } catch (RuntimeException e) {
            // Of the source, which is not the reader's fault.
            kill();
            throw e;
        } finally {
            watch.end();
        }
    }

    /** The content of an answer, decoded; what cannot be decoded was not written by our code. */
    <T> T decode(Frame answer, Message expected, Decoding<T> decoding) throws IOException {
        try {
            if (answer.message() != expected) {
                throw new ProtocolException("an answer of kind " + answer.message());
            }
            return decoding.decode(answer.input());
        } catch (IOException | RuntimeException e) {
            kill();
            throw broken(e);
        }
    }

    /** Reads the content of an answer. */
    @FunctionalInterface
    interface Decoding<T> {
        T decode(DataInputStream in) throws IOException;
    }

    private void answered() {
        long before = served;
        served = before + 1;
    }

    void kill() {
        killed = true;
        process.destroyForcibly();
    }

    /** Kills the process and waits until it has gone and its temporary files with it. */
    void end() {
        kill();
        try {
            gone.get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("a reader's process is slow to go", e);
        }
    }

    private DeclaredFailure failed(DataInputStream in, Optional<IOException> refusal) throws IOException {
        boolean reusable = in.readBoolean();
        Failure failure;
        try {
            failure = Failure.read(in);
        } catch (RuntimeException e) {
            throw new ProtocolException("a failure that cannot be decoded");
        }
        if (!reusable) {
            kill();
        }
        answered();
        return new DeclaredFailure(refusal.orElseGet(() -> failure.exception(launch.memory())));
    }

    private IOException ended(IOException cause, Duration time) {
        if (expired.get()) {
            return new LimitException(
                    "reading took longer than it may: the reader's process was ended after " + time.toSeconds() + " s");
        }
        if (cause instanceof ProtocolException) {
            return broken(cause);
        }
        String ending = ending();
        return ending.equals(exit(KILLED_BY_SYSTEM))
                ? new LimitException("the system ended the reader's process, most likely for want of memory")
                : new FormatException(
                        FindingCode.READER_FAILED,
                        -1,
                        "the reader's process ended over the object (" + ending + ")",
                        cause);
    }

    private static FormatException broken(Exception cause) {
        return new FormatException(
                FindingCode.READER_FAILED, -1, "the reader's process gave an answer that makes no sense", cause);
    }

    private String ending() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? exit(process.exitValue()) : "no exit code";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "no exit code";
        }
    }

    private static String exit(int code) {
        return "exit code " + code;
    }

    private Watch watch(Duration time) {
        return new Watch(time);
    }

    /** Kills the process when time is over, unless it is ended before. */
    private final class Watch {
        private final ScheduledFuture<?> kill;
        private boolean over;

        Watch(Duration time) {
            kill = watchdog.schedule(this::expire, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void expire() {
            if (!over) {
                expired.set(true);
                kill();
            }
        }

        synchronized void end() {
            over = true;
            kill.cancel(false);
        }
    }

    /** Carries a failure past the handling of those that the process does not survive. */
    private static final class DeclaredFailure extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        private final IOException failure;

        DeclaredFailure(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }
}
