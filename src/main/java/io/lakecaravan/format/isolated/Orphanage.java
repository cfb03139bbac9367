package io.lakecaravan.format.isolated;

import java.time.Duration;

/** Ends the process of a reader when the one that asks is gone, also while the reader is busy. */
final class Orphanage {
    /** Threads of a reader's process: its main thread and the one that watches. */
    static final int THREADS = 2;

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private Orphanage() {}

    // A reader that takes all it can get must not keep the watch from its turn.
    @SuppressWarnings("ThreadPriorityCheck")
    static void watch(long parent) {
        Thread thread = new Thread(() -> untilGone(parent), "orphan-watch");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private static void untilGone(long parent) {
        try {
            while (ProcessHandle.of(parent).map(ProcessHandle::isAlive).orElse(false)) {
                Thread.sleep(PERIOD.toMillis());
            }
        } catch (InterruptedException e) {
            // Nobody but a reader could do so: the process is not to be trusted any more.
            Thread.currentThread().interrupt();
        } finally {
            ReaderScratch.delete(ReaderScratch.ofThisProcess());
            Runtime.getRuntime().halt(1);
        }
    }
}
