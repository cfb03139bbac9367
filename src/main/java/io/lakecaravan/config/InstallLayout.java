package io.lakecaravan.config;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the folders lie that belong to the program and are not in its jar. Each is looked for in the working directory,
 * beside the jar and above it (a checkout, where the jar lies in {@code target}); the first that holds such files
 * counts. So an own {@code routes} folder wins, and a folder of another project that has the same name does not.
 */
public record InstallLayout(Path routes, Path kamelets, Path config) {
    private record Wanted(String folder, List<String> holds) {}

    private static final Wanted ROUTES = new Wanted("routes", List.of("*.camel.yaml"));
    private static final Wanted KAMELETS = new Wanted("kamelet-catalog", List.of("*.kamelet.yaml"));
    private static final Wanted CONFIG = new Wanted("config", List.of("application.properties", "caravan.yaml"));

    /**
     * @param jarOrClasses the jar, or the folder of class files
     * @throws ConfigException naming for each folder that is absent all the places looked at
     */
    public static InstallLayout find(Path jarOrClasses, Path workingDirectory) {
        List<Path> places = places(jarOrClasses, workingDirectory);
        List<ConfigProblem> problems = new ArrayList<>();
        List<Optional<Path>> found = Stream.of(ROUTES, KAMELETS, CONFIG)
                .map(wanted -> find(wanted, places, problems))
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new InstallLayout(
                found.get(0).orElseThrow(),
                found.get(1).orElseThrow(),
                found.get(2).orElseThrow());
    }

    /** The jar or folder that a class was loaded from. */
    public static Path codeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(type.getName() + " was not loaded from a file");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no path: " + source.getLocation(), e);
        }
    }

    private static List<Path> places(Path jarOrClasses, Path workingDirectory) {
        Stream.Builder<Path> places = Stream.builder();
        places.add(workingDirectory.toAbsolutePath().normalize());
        Path beside = jarOrClasses.toAbsolutePath().normalize().getParent();
        if (beside != null) {
            places.add(beside);
            Optional.ofNullable(beside.getParent()).ifPresent(places::add);
        }
        return places.build().distinct().toList();
    }

    private static Optional<Path> find(Wanted wanted, List<Path> places, List<ConfigProblem> problems) {
        Optional<Path> found = places.stream()
                .map(place -> place.resolve(wanted.folder()))
                .filter(folder -> holdsAny(folder, wanted.holds()))
                .findFirst();
        if (found.isEmpty()) {
            String looked = places.stream()
                    .map(place -> place.resolve(wanted.folder()).toString())
                    .collect(Collectors.joining(", "));
            problems.add(new ConfigProblem(
                    wanted.folder(),
                    0,
                    "",
                    ConfigCode.CONFIG_FOLDER_NOT_FOUND.name(),
                    "no such folder with " + String.join(" or ", wanted.holds()) + ". Looked at " + looked
                            + ". Start in the installation's folder, or copy its " + wanted.folder() + " folder here"));
        }
        return found;
    }

    private static boolean holdsAny(Path folder, List<String> patterns) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        for (String pattern : patterns) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
                if (files.iterator().hasNext()) {
                    return true;
                }
            } catch (IOException e) {
                // A folder that we may not look into is as good as none; the message names it.
                return false;
            }
        }
        return false;
    }
}
