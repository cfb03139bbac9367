package io.lakecaravan.format;

import io.lakecaravan.format.compression.Codecs;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The formats on the class path and in {@code lib/ext}, by name, by extension and by content. */
public final class Formats {
    /** Name for an object whose format no name and no content tells. */
    public static final String UNKNOWN = "unknown";

    private static final String ZIP = "zip";
    private static final Logger LOG = LoggerFactory.getLogger(Formats.class);

    private final Map<String, Format> byName = new TreeMap<>();
    private final Map<String, Format> byExtension = new TreeMap<>();

    public Formats(Collection<? extends Format> formats) {
        for (Format format : formats) {
            Format other = byName.put(format.name(), format);
            if (other != null) {
                throw Services.twice("format " + format.name(), other, format);
            }
            format.extensions().forEach(extension -> byExtension.putIfAbsent(extension, format));
        }
    }

    /** Those that {@link ServiceLoader} finds. */
    public static Formats installed(ClassLoader loader) {
        return new Formats(Services.of(Format.class, loader));
    }

    /**
     * Those of the program and of {@link ExtensionJars}.
     *
     * @throws ExtensionException where a jar there cannot be used
     */
    public static Formats installed() {
        return installed(Thread.currentThread().getContextClassLoader());
    }

    public Collection<String> names() {
        return byName.keySet();
    }

    public Optional<Format> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<Format> byExtension(String extension) {
        return Optional.ofNullable(byExtension.get(extension));
    }

    /**
     * The kind that the inspect route chooses its limits by. What is expanded before it is read must be fetched whole;
     * archives are read member by member, which takes as much.
     *
     * @param compression by the object's name
     */
    public ReaderKind readerKind(String name, String compression) {
        if (compression.equals(ZIP)) {
            return ReaderKind.WHOLE;
        }
        return named(name)
                .map(format -> compression.equals(Codecs.NONE) || format.expandsObjects()
                        ? format.readerKind()
                        : ReaderKind.WHOLE)
                .orElse(ReaderKind.UNKNOWN);
    }

    /** Whether an object of this name is read whole, so that its size decides whether it is read at all. */
    public boolean isReadWhole(String name, String compression) {
        return readerKind(name, compression) == ReaderKind.WHOLE && !compression.equals(ZIP);
    }

    /** What a content was taken for, and how surely. */
    public record Recognised(Format format, Recognition sureness) {}

    /**
     * The format that is surest of the content. On a tie one with a structure of its own comes before text, which most
     * things could be; then the one the extension hints at, then the first by name.
     */
    public Optional<Format> recognise(Head head) {
        return recognised(head).map(Recognised::format);
    }

    /** As {@link #recognise}, with its sureness. */
    public Optional<Recognised> recognised(Head head) {
        Optional<Format> hinted = byExtension(head.extension());
        return byName.values().stream()
                .map(format -> new Recognised(format, recognition(format, head)))
                .filter(found -> found.sureness() != Recognition.NO)
                .max(Comparator.comparing(Recognised::sureness)
                        .thenComparing(found -> !found.format().expandsObjects())
                        .thenComparing(
                                found -> hinted.filter(found.format()::equals).isPresent())
                        .thenComparing(found -> found.format().name(), Comparator.reverseOrder()));
    }

    /** One format's fault on a content must not keep the others from reading it. */
    private static Recognition recognition(Format format, Head head) {
        try {
            return format.recognise(head);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.debug("the format {} failed to look at a content", format.name(), e);
            return Recognition.NO;
        }
    }
}
