package io.lakecaravan.layout;

import io.lakecaravan.layout.FileName.Variation;
import io.lakecaravan.table.PartitionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with its varying parts replaced by what they are.
 *
 * @param text e.g. {@code part-{n}-{guid}-c{n}}
 * @param base the parts that stay, without those that say nothing of a table ({@code part}, {@code data}); may be empty
 */
record NamePattern(String text, String base, Variation variation, List<Part> parts) {
    /** A varying part: what it is and its text. */
    record Part(String kind, String text) {}

    NamePattern {
        parts = List.copyOf(parts);
    }

    private static final String HEX = "[0-9a-fA-F]";
    private static final String START = "(?<![0-9A-Za-z])";
    private static final String END = "(?![0-9A-Za-z])";

    /** Tried in this order at each place; the groups' names become the placeholders. */
    private static final Pattern VARYING = Pattern.compile("(?<guid>" + HEX + "{8}-(?:" + HEX + "{4}-){3}" + HEX
            + "{12})"
            // the query id of Trino and Athena, which starts the names of their files
            + "|(?<query>" + START + "[0-9]{8}_[0-9]{6}_[0-9]{5}_[a-z0-9]{5}" + END + ")"
            + "|(?<date>(?<![0-9])(?:19|20)[0-9]{2}(?<sep>[-_.]?)(?:0[1-9]|1[0-2])\\k<sep>(?:0[1-9]|[12][0-9]|3[01])"
            + "(?:T[0-9]{2}[-:._]?[0-9]{2}(?:[-:._]?[0-9]{2}(?:[.,][0-9]{1,9})?)?Z?"
            + "|[_ -](?:[01][0-9]|2[0-3])(?<colon>[-:._]?)[0-5][0-9]\\k<colon>[0-5][0-9]Z?(?![0-9A-Za-z])"
            // an hour goes on as the date does; after another separator it may be a sequence number
            + "|-(?<=(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}-)-?(?:[01][0-9]|2[0-3]))?(?![0-9]))"
            + "|(?<region>" + START + "(?:us|eu|ap|sa|ca|me|af|il|cn|mx|us-gov)"
            + "-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9]" + END + ")"
            + "|(?<month>(?<![0-9])(?:19|20)[0-9]{2}[-_.](?:0[1-9]|1[0-2])(?![0-9]))"
            + "|(?<quarter>(?<![0-9])(?:19|20)[0-9]{2}[-_]?[QqWw][0-9]{1,2}(?![0-9]))"
            + "|(?<ulid>" + START + "[0-7][0-9A-HJKMNP-TV-Z]{25}" + END + ")"
            + "|(?<hex>" + START + "(?:(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,}"
            + "|(?=[A-F]*[0-9])(?=[0-9]*[A-F])[0-9A-F]{8,})" + END + ")"
            // random letters and digits: two runs of digits with letters between
            + "|(?<id>" + START + "(?=[A-Za-z]*[0-9]+[A-Za-z]+[0-9])[0-9A-Za-z]{10,}" + END + ")"
            + "|(?<n>[0-9]+)");

    private static final List<String> KINDS =
            List.of("guid", "query", "date", "region", "month", "quarter", "ulid", "hex", "id", "n");

    /** Few digits glued to a word. */
    private static final String WEAK = "weak";

    private static final Set<String> RANDOM = Set.of("guid", "query", "ulid", "hex", "id");

    private static final Set<String> GENERIC = Set.of(
            "part",
            "parts",
            "data",
            "file",
            "files",
            "chunk",
            "export",
            "exported",
            "output",
            "out",
            "dump",
            "split",
            "block",
            "batch",
            "segment",
            "seg",
            "page",
            "record",
            "records",
            "row",
            "rows",
            "table",
            "result",
            "results",
            "attempt",
            "tid",
            "run",
            "task",
            "version",
            "ver",
            "load",
            "full",
            "incremental",
            "delta",
            "snapshot",
            "of",
            "bucket",
            "partition",
            "shard",
            "content",
            "contents",
            "sample",
            "index",
            "000000",
            "partno",
            "unload");

    private static final Set<String> STRAY = Set.of(
            "readme", "read_me", "license", "licence", "notice", "changelog", "changes", "copying", "authors", "todo");

    private static final Pattern KEYED = Pattern.compile("[^/]+=\\{\\*\\}/");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]+\\}");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]+");
    private static final int LONGEST_WEAK_NUMBER = 4;
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");

    static NamePattern of(String stem) {
        if (stem.chars().noneMatch(unit -> unit >= '0' && unit <= '9')) {
            // nothing varies without a digit
            return new NamePattern(escaped(stem, 0, stem.length()), base(List.of(stem)), Variation.CONSTANT, List.of());
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<String> literals = new ArrayList<>();
        boolean strong = false;
        int from = 0;
        Matcher matcher = VARYING.matcher(stem);
        while (matcher.find()) {
            literals.add(stem.substring(from, matcher.start()));
            String kind = kind(matcher);
            text.append(escaped(stem, from, matcher.start()))
                    .append('{')
                    .append(kind)
                    .append('}');
            boolean weak = isWeak(stem, matcher);
            parts.add(new Part(weak ? WEAK : kind, matcher.group()));
            strong |= !weak;
            from = matcher.end();
        }
        literals.add(stem.substring(from));
        text.append(escaped(stem, from, stem.length()));
        Variation variation = from == 0 ? Variation.CONSTANT : strong ? Variation.VARYING : Variation.WEAK;
        return new NamePattern(text.toString(), base(literals), variation, parts);
    }

    /** The first date, month, quarter, week or year in the name. */
    Optional<PartitionValue> time() {
        for (Part part : parts) {
            Optional<TimePath> time = part.kind().equals(WEAK) ? Optional.empty() : TimePath.start(part.text());
            if (time.isPresent()) {
                return Optional.of(time.orElseThrow().partition(part.text()));
            }
        }
        return Optional.empty();
    }

    /** Whether the name varies by more than counting: a time, or a value that is drawn at random. */
    boolean isTimedOrRandom() {
        return parts.stream().anyMatch(part -> RANDOM.contains(part.kind())) || time().isPresent();
    }

    /** Whether the whole name is one value. */
    boolean isOneValue() {
        return parts.size() == 1 && text.equals("{" + parts.get(0).kind() + "}");
    }

    /** A pattern with {@code *} for each placeholder. */
    static String wildcards(String pattern) {
        return PLACEHOLDER
                .matcher(KEYED.matcher(pattern).replaceAll("*/"))
                .replaceAll("*")
                .replace("{{", "{");
    }

    static boolean isStray(String base) {
        return STRAY.contains(base.toLowerCase(Locale.ROOT));
    }

    /** A brace in a name must not look like a placeholder. */
    private static String escaped(String stem, int from, int to) {
        return stem.substring(from, to).replace("{", "{{");
    }

    private static String kind(Matcher matcher) {
        for (String kind : KINDS) {
            if (matcher.group(kind) != null) {
                return kind;
            }
        }
        throw new IllegalStateException("a match of no kind");
    }

    /** Few digits right after a letter may belong to the word, as in {@code covid19}; a year hardly does. */
    private static boolean isWeak(String stem, Matcher matcher) {
        return matcher.group("n") != null
                && matcher.end() - matcher.start() <= LONGEST_WEAK_NUMBER
                && matcher.start() > 0
                && Character.isLetter(stem.charAt(matcher.start() - 1))
                && !YEAR.matcher(matcher.group()).matches();
    }

    private static String base(List<String> literals) {
        List<String> kept = new ArrayList<>();
        for (String literal : literals) {
            String trimmed = trimmed(literal);
            if (!trimmed.isEmpty() && !isGeneric(trimmed)) {
                kept.add(trimmed);
            }
        }
        return String.join("_", kept);
    }

    private static boolean isGeneric(String literal) {
        for (String word : SEPARATORS.split(literal, -1)) {
            boolean latinLetter = word.length() == 1 && word.charAt(0) < 0x80;
            if (!word.isEmpty() && !latinLetter && !GENERIC.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static String trimmed(String literal) {
        int start = 0;
        int end = literal.length();
        while (start < end && isSeparator(literal.charAt(start))) {
            start++;
        }
        while (end > start && isSeparator(literal.charAt(end - 1))) {
            end--;
        }
        return literal.substring(start, end);
    }

    private static boolean isSeparator(char character) {
        return "-_. ~+=,@()[]#".indexOf(character) >= 0;
    }
}
