package io.lakecaravan.schema;

import java.util.Optional;

/**
 * How the values of one column of a delimited text are written, and the type they have: as programs write them (ISO 8601,
 * a decimal point), or with the marks, orders and words of people.
 *
 * <p>Not for use by several threads.
 */
public final class TextNotation {
    private final LogicalType type;
    private final Optional<NumberMarks> marks;
    private final Optional<DateLayout> layout;
    private final Optional<BooleanWords> words;
    private final boolean assumed;
    private final WrittenDate date = new WrittenDate();
    private final boolean isPlain;
    private final TextCells cells;

    private TextNotation(
            LogicalType type,
            Optional<NumberMarks> marks,
            Optional<DateLayout> layout,
            Optional<BooleanWords> words,
            boolean assumed) {
        this.type = type;
        this.marks = marks;
        this.layout = layout;
        this.words = words;
        this.assumed = assumed;
        this.isPlain = marks.isEmpty() && layout.isEmpty() && words.isEmpty();
        this.cells = TextCells.of(type);
    }

    /** As {@link TextValues} takes them. */
    public static TextNotation plain(LogicalType type) {
        return new TextNotation(type, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    static TextNotation numbers(LogicalType type, NumberMarks marks) {
        return new TextNotation(type, Optional.of(marks), Optional.empty(), Optional.empty(), false);
    }

    /** @param assumed whether no value tells day from month */
    static TextNotation dates(LogicalType type, DateLayout layout, boolean assumed) {
        return new TextNotation(type, Optional.empty(), Optional.of(layout), Optional.empty(), assumed);
    }

    static TextNotation booleans(BooleanWords words) {
        return new TextNotation(new LogicalType.Bool(), Optional.empty(), Optional.empty(), Optional.of(words), false);
    }

    public LogicalType type() {
        return type;
    }

    /** The same way of writing for a type that a person declared. */
    public TextNotation as(LogicalType declared) {
        return new TextNotation(declared, marks, layout, words, assumed);
    }

    /** What is special about the way of writing, for people; empty where nothing is. */
    public String description() {
        String what = marks.map(NumberMarks::description)
                .or(() -> layout.map(DateLayout::description))
                .or(() -> words.map(BooleanWords::description))
                .orElse("");
        return assumed ? what + " (assumed: no value tells)" : what;
    }

    /** The value, in the class that {@link LogicalType} names, or empty where the text does not fit. */
    public Optional<Object> parse(String text) {
        return isPlain ? TextValues.parse(type, text) : local(text);
    }

    /** The value of a piece of characters, or null where {@link #parse} has to decide. */
    public Object quick(char[] text, int from, int to) {
        return isPlain ? cells.value(text, from, to) : null;
    }

    private Optional<Object> local(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && TextTypeInference.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && TextTypeInference.isBlank(text.charAt(end - 1))) {
            end--;
        }
        String value = text.substring(start, end);
        if (words.isPresent() && type instanceof LogicalType.Bool) {
            return words.get().value(value).map(Object.class::cast);
        }
        if (marks.isPresent()) {
            if (marks.get().extent(value, 0, value.length()) >= 0) {
                return TextValues.parse(type, marks.get().plain(value));
            }
            return type instanceof LogicalType.Text ? TextValues.parse(type, text) : Optional.empty();
        }
        if (layout.isPresent() && !(type instanceof LogicalType.Text)) {
            boolean fits = date.scan(value, 0, value.length())
                    && (!date.isDated() || (date.possible() & 1 << layout.get().ordinal()) != 0);
            return fits ? TextValues.parse(type, date.iso(layout.get())) : Optional.empty();
        }
        return TextValues.parse(type, text);
    }
}
