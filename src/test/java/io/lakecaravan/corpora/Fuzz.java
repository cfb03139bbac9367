package io.lakecaravan.corpora;

import io.lakecaravan.format.Formats;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads damaged files. Arguments: how many files, the seed of chance, the folder for files that failed, and optionally
 * the one format. Prints {@code FAILED}, {@code SLOW} and {@code HANG} lines, then {@code DONE} with the number of files of each format.
 */
final class Fuzz {
    /** Formats whose foreign parser runs in a process of its own, which costs time. */
    private static final Set<String> SLOW = Set.of("hdf5", "xls", "orc");

    private static final int SLOW_SHARE = 4;
    private static final long HANG_MILLIS = 15_000;
    private static final long SLOW_MILLIS = 2_000;

    private final Formats formats = Formats.installed(Fuzz.class.getClassLoader());
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final AtomicReference<Running> running = new AtomicReference<>();
    private final Path failed;

    private record Running(String name, long start, Thread thread) {}

    private Fuzz(Path failed) {
        this.failed = failed;
    }

    public static void main(String[] arguments) throws IOException {
        Fuzz fuzz = new Fuzz(Path.of(arguments[2]));
        fuzz.watch();
        fuzz.run(
                Integer.parseInt(arguments[0]),
                Long.parseLong(arguments[1]),
                arguments.length > 3 ? Optional.of(arguments[3]) : Optional.empty());
        System.exit(0);
    }

    private void run(int files, long seed, Optional<String> only) throws IOException {
        Map<String, List<Path>> seeds = FuzzSeeds.byFormat(formats);
        only.ifPresent(format -> seeds.keySet().retainAll(Set.of(format)));
        List<String> names = List.copyOf(seeds.keySet());
        Map<String, Integer> counts = new java.util.TreeMap<>();
        long worst = 0;
        int done = 0;
        for (int round = 0; done < files; round++) {
            for (String format : names) {
                boolean turn = names.size() == 1 || !SLOW.contains(format) || round % SLOW_SHARE == 0;
                if (turn && done < files) {
                    worst = Math.max(worst, one(format, seeds.get(format), new Random(seed * 1_000_003 + done)));
                    counts.merge(format, 1, Integer::sum);
                    done++;
                }
            }
        }
        out.println("DONE " + done + " files, the slowest in " + worst + " ms: " + counts);
    }

    /** @return milliseconds */
    private long one(String format, List<Path> seeds, Random random) throws IOException {
        Path original = seeds.get(random.nextInt(seeds.size()));
        byte[] bytes = Files.readAllBytes(original);
        byte[] other = Files.readAllBytes(seeds.get(random.nextInt(seeds.size())));
        Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
        byte[] damaged = mutation.of(bytes, other, random);
        Path file = failed.resolve("damaged." + original.getFileName());
        Files.write(file, damaged);
        String name = format + " " + mutation + " " + original;
        long start = System.currentTimeMillis();
        running.set(new Running(name, start, Thread.currentThread()));
        Optional<String> problem = FuzzedFile.problem(formats, file, format);
        running.set(null);
        long millis = System.currentTimeMillis() - start;
        if (problem.isPresent() || millis > SLOW_MILLIS) {
            Path kept = failed.resolve(
                    Integer.toHexString(java.util.Arrays.hashCode(damaged)) + "." + original.getFileName());
            Files.move(file, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            problem.ifPresent(what -> out.println("FAILED " + name + " -> " + kept + ": " + what));
            if (problem.isEmpty()) {
                out.println("SLOW " + name + " -> " + kept + ": " + millis + " ms");
            }
        } else {
            Files.delete(file);
        }
        return millis;
    }

    /** Ends the process where a file takes too long: nothing else would. */
    private void watch() {
        Thread watch = new Thread(() -> {
            while (true) {
                try {
                    TimeUnit.MILLISECONDS.sleep(500);
                } catch (InterruptedException e) {
                    return;
                }
                Running now = running.get();
                if (now != null && System.currentTimeMillis() - now.start() > HANG_MILLIS) {
                    StringBuilder trace = new StringBuilder();
                    for (StackTraceElement each : now.thread().getStackTrace()) {
                        trace.append(" < ").append(each);
                    }
                    out.println("HANG " + now.name() + trace);
                    Runtime.getRuntime().halt(3);
                }
            }
        });
        watch.setDaemon(true);
        watch.start();
    }
}
