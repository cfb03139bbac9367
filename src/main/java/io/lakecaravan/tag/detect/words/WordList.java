package io.lakecaravan.tag.detect.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Word lists that ship with this package: text files whose lines may hold comments behind {@code #}. Immutable. */
public final class WordList {
    private static final String FOLDER = "/io/lakecaravan/tag/detect/";

    private final Set<String> words;

    private WordList(Stream<String> words) {
        this.words = words.map(String::strip)
                .map(Spelling::plain)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Words between blanks. */
    public static WordList ofWords(String file) {
        return new WordList(lines(file).stream().flatMap(line -> Stream.of(line.split("\\s+"))));
    }

    /** Words or phrases between commas. */
    public static WordList ofPhrases(String file) {
        return new WordList(lines(file).stream().flatMap(line -> Stream.of(line.split(","))));
    }

    /** One named list of a file whose lines are {@code name: words}; phrases stand between semicolons. */
    public static WordList section(String file, String name) {
        String text = lines(file).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("list " + name + " is missing in " + file));
        return new WordList(Stream.of(text.split(text.indexOf(';') >= 0 ? ";" : "\\s+")));
    }

    /** @param word as {@link Spelling#plain} gives it */
    public boolean has(String word) {
        return words.contains(word);
    }

    public Stream<String> stream() {
        return words.stream();
    }

    /** Lines of a list without comments and blank lines. */
    public static List<String> lines(String file) {
        try (InputStream in = WordList.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("word list " + file + " is missing on the class path");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("word list " + file + " cannot be read", failed);
        }
    }
}
