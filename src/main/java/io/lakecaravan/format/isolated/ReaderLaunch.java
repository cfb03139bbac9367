package io.lakecaravan.format.isolated;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the process of a reader is started: our own Java, our own class path, a small heap, and of our environment nothing
 * but what names the locale and where libraries lie. Credentials do not reach it.
 *
 * @param memory bytes of heap
 */
record ReaderLaunch(String classPath, long memory) {
    private static final Set<String> KEPT_VARIABLES =
            Set.of("LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SystemRoot");
    private static final int LEAST_MEMORY = 16 << 20;

    ReaderLaunch {
        memory = Math.max(memory, LEAST_MEMORY);
    }

    /** @param reader whose class loader, where it is not the application's own, adds its jars */
    static ReaderLaunch of(Class<?> reader, long memory) {
        Set<String> places = new LinkedHashSet<>();
        places.add(System.getProperty("java.class.path"));
        for (ClassLoader loader = reader.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader jars) {
                for (URL url : jars.getURLs()) {
                    places.add(path(url));
                }
            }
        }
        return new ReaderLaunch(String.join(File.pathSeparator, places), memory);
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException("the class path of a reader is no file: " + url, e);
        }
    }

    Process start(Path scratch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(scratch));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT_VARIABLES);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private List<String> command(Path scratch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + (memory >> 10) + "k");
        command.add("-Xss2m");
        command.add("-XX:MaxDirectMemorySize=" + (memory >> 10) + "k");
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        // A crash is for us to report: no dump of memory that holds values of files.
        command.addAll(List.of("-XX:+SuppressFatalErrorMessage", "-XX:-CreateCoredumpOnCrash"));
        command.addAll(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Djava.io.tmpdir=" + scratch);
        command.add("-Djava.awt.headless=true");
        command.add("-Duser.timezone=UTC");
        command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=0");
        command.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
        command.addAll(List.of("-cp", classPath, ReaderProcess.class.getName()));
        command.add(String.valueOf(ProcessHandle.current().pid()));
        return command;
    }
}
