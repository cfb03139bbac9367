package io.lakecaravan.format.isolated;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The processes of readers: started when one is needed, kept for a while when one is done, for starting costs a third of
 * a second. Those at work are as many as threads ask for. Safe for use by several threads.
 */
final class ReaderChildren {
    /** Processes belong to the whole of ours, and formats, which share them, are made by the service loader. */
    static final ReaderChildren SHARED = new ReaderChildren(2, Duration.ofSeconds(15));

    private final int mostIdle;
    private final Duration idleTime;
    private final ScheduledThreadPoolExecutor watchdog;
    private final Deque<ReaderChild> idle = new ArrayDeque<>();
    private boolean ending;

    ReaderChildren(int mostIdle, Duration idleTime) {
        this.mostIdle = mostIdle;
        this.idleTime = idleTime;
        this.watchdog = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "reader-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        watchdog.setRemoveOnCancelPolicy(true);
        // Those at work may finish what an orderly shutdown waits for; they end with this process.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-readers"));
    }

    /** One that is idle, or a new one. */
    ReaderChild take(ReaderLaunch launch) throws IOException {
        Optional<ReaderChild> waiting = idle(launch);
        return waiting.isPresent() ? waiting.get() : start(launch);
    }

    ReaderChild start(ReaderLaunch launch) throws IOException {
        ReaderChild child = ReaderChild.start(launch, watchdog);
        child.awaitReady();
        return child;
    }

    private synchronized Optional<ReaderChild> idle(ReaderLaunch launch) {
        Optional<ReaderChild> found = idle.stream()
                .filter(child -> child.launch().equals(launch))
                .filter(ReaderChild::isAlive)
                .findFirst();
        found.ifPresent(idle::remove);
        return found;
    }

    /** Takes back one that ended its work in an orderly way. */
    void giveBack(ReaderChild child) {
        List<ReaderChild> surplus = new ArrayList<>();
        synchronized (this) {
            if (ending || !child.isAlive()) {
                surplus.add(child);
            } else {
                idle.addFirst(child);
                while (idle.size() > mostIdle) {
                    surplus.add(idle.removeLast());
                }
                var unused = watchdog.schedule(
                        () -> endIfStillIdle(child, child.served()), idleTime.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        surplus.forEach(ReaderChild::kill);
    }

    private void endIfStillIdle(ReaderChild child, long served) {
        synchronized (this) {
            if (child.served() != served || !idle.remove(child)) {
                return;
            }
        }
        child.kill();
    }

    private void end() {
        synchronized (this) {
            ending = true;
        }
        endIdle();
    }

    void endIdle() {
        List<ReaderChild> all;
        synchronized (this) {
            all = new ArrayList<>(idle);
            idle.clear();
        }
        all.forEach(ReaderChild::end);
    }
}
