package io.lakecaravan.format;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The jars that users add: those in {@code lib/ext} of the working directory, beside the program's jar and above it, in
 * this order and by name in each. They bring formats, table formats and Camel's components.
 *
 * <p>The program's start makes a class loader of them, whose parent is the program's own, the context class loader of its
 * first thread, which every other thread inherits: so {@link Formats#installed()} and Camel find what is in them.
 */
public record ExtensionJars(List<Path> jars) {
    private static final Path FOLDER = Path.of("lib", "ext");

    public ExtensionJars {
        jars = List.copyOf(jars);
    }

    /**
     * @param jarOrClasses the program's jar, or its folder of class files
     * @throws ExtensionException where a folder cannot be listed
     */
    public static ExtensionJars find(Path jarOrClasses, Path workingDirectory) {
        Set<Path> places = new LinkedHashSet<>();
        places.add(workingDirectory.toAbsolutePath().normalize());
        Path beside = jarOrClasses.toAbsolutePath().normalize().getParent();
        for (int level = 0; level < 2 && beside != null; level++, beside = beside.getParent()) {
            places.add(beside);
        }
        List<Path> jars = new ArrayList<>();
        places.forEach(place -> jars.addAll(jarsIn(place.resolve(FOLDER))));
        return new ExtensionJars(jars);
    }

    private static List<Path> jarsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new ExtensionException(folder + " cannot be listed. Let the program read it, or remove it", e);
        }
        jars.sort(null);
        return jars;
    }

    /** For the rest of the process: it is never closed. The parent itself where there are no jars. */
    public ClassLoader loader(ClassLoader parent) {
        return jars.isEmpty() ? parent : new URLClassLoader("lib/ext", urls(), parent);
    }

    private URL[] urls() {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = jars.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException("a file's path is always a URL: " + jars.get(i), e);
            }
        }
        return urls;
    }
}
