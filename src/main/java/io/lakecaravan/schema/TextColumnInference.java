package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Decimal;
import io.lakecaravan.schema.LogicalType.Text;
import io.lakecaravan.schema.TextTypeInference.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The type and the way of writing that all values of a column of a delimited text fit. Beyond {@link TextTypeInference},
 * which knows what programs write, it knows decimal commas and marks between thousands, dates in other orders and with
 * names of months, times with AM and PM, and {@code yes/no}, {@code y/n}, {@code t/f} where both words stand in the
 * column. What is kept does not grow, and merging is commutative and associative.
 *
 * <p>Signs of currencies and per cent make text: a number without them would be another value.
 */
public final class TextColumnInference {
    private static final BooleanWords[] WORDS = BooleanWords.values();

    private final TextTypeInference plain = new TextTypeInference();
    private final NumberMarksInference numbers = new NumberMarksInference();
    private final WrittenDateInference dates = new WrittenDateInference();
    private final long[] kinds = new long[ValueKind.values().length];
    private long leadingZeros;
    private int possibleWords = (1 << WORDS.length) - 1;
    private boolean yes;
    private boolean no;

    /** Takes a value into account. */
    public void add(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && TextTypeInference.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && TextTypeInference.isBlank(text.charAt(end - 1))) {
            end--;
        }
        ValueKind kind = plain.addAndTell(text);
        if (numbers.isAnyPossible()) {
            numbers.add(text, start, end);
        }
        dates.add(text, start, end);
        addWord(text.substring(start, end));
        if (kind == ValueKind.TEXT && isDigits(text, start, end)) {
            leadingZeros++;
        }
        kinds[kind.ordinal()]++;
    }

    private static boolean isDigits(String text, int start, int end) {
        return end > start && text.charAt(start) == '0' && NumberScan.skipDigits(text, start, end) == end;
    }

    private void addWord(String word) {
        if (possibleWords == 0) {
            return;
        }
        for (BooleanWords words : WORDS) {
            Optional<Boolean> value = word.length() > 3 ? Optional.empty() : words.value(word);
            if (value.isEmpty()) {
                possibleWords &= ~(1 << words.ordinal());
            } else {
                yes |= value.get();
                no |= !value.get();
            }
        }
    }

    /** Takes all values of the other into account. */
    public void merge(TextColumnInference other) {
        plain.merge(other.plain);
        numbers.merge(other.numbers);
        dates.merge(other.dates);
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] += other.kinds[i];
        }
        leadingZeros += other.leadingZeros;
        possibleWords &= other.possibleWords;
        yes |= other.yes;
        no |= other.no;
    }

    /** Number of values taken into account. */
    public long values() {
        return plain.values();
    }

    /** What this column is sure of, for the other columns of its table. */
    public TextConventions conventions() {
        if (values() == 0) {
            return TextConventions.UNKNOWN;
        }
        Optional<Character> mark = numbers.decimalMark();
        boolean isPlainText = plain.type() instanceof Text;
        Optional<Boolean> dayFirst = !isPlainText
                ? Optional.empty()
                : dates.layout()
                        .filter(layout -> layout == DateLayout.DAY_MONTH_YEAR || layout == DateLayout.MONTH_DAY_YEAR)
                        .map(layout -> layout == DateLayout.DAY_MONTH_YEAR);
        return new TextConventions(mark, dayFirst);
    }

    /** @param table what the columns of the table are sure of */
    public TextNotation notation(TextConventions table) {
        LogicalType type = plain.type();
        if (values() == 0) {
            return TextNotation.plain(type);
        }
        boolean comma = table.decimalMark().filter(mark -> mark == ',').isPresent();
        if (type instanceof Decimal && comma && numbers.isPossible(NumberMarks.COMMA_AND_POINT)) {
            return TextNotation.numbers(numbers.type(NumberMarks.COMMA_AND_POINT), NumberMarks.COMMA_AND_POINT);
        }
        if (!(type instanceof Text text) || text.kind() == LogicalType.TextKind.JSON) {
            return TextNotation.plain(type);
        }
        if (dates.isPossible()) {
            Optional<DateLayout> elsewhere =
                    table.dayBeforeMonth().map(day -> day ? DateLayout.DAY_MONTH_YEAR : DateLayout.MONTH_DAY_YEAR);
            return TextNotation.dates(
                    dates.type(), dates.layout(elsewhere), dates.isAmbiguous() && elsewhere.isEmpty());
        }
        Optional<NumberMarks> marks = numbers.marks(table.decimalMark());
        if (marks.isPresent() && !(numbers.type(marks.get()) instanceof Text)) {
            return TextNotation.numbers(numbers.type(marks.get()), marks.get());
        }
        if (possibleWords != 0 && yes && no) {
            return TextNotation.booleans(WORDS[Integer.numberOfTrailingZeros(possibleWords)]);
        }
        return TextNotation.plain(type);
    }

    /** Why the column has its type, in one line without any of its values. */
    public String evidence(TextNotation notation) {
        long values = values();
        if (values == 0) {
            return "no values";
        }
        List<String> parts = new ArrayList<>();
        if (!(notation.type() instanceof Text text) || text.kind() == LogicalType.TextKind.JSON) {
            parts.add((values == 1 ? "the only value fits" : "all " + values + " values fit"));
            if (!notation.description().isEmpty()) {
                parts.add(notation.description());
            }
            return String.join("; ", parts);
        }
        if (leadingZeros > 0 && leadingZeros + kinds[ValueKind.NUMBER.ordinal()] == values) {
            return "digits, text as " + leadingZeros + " of " + values + " values begin with a zero";
        }
        return mixed(values);
    }

    /** Text that nearly is something else is worth a word. */
    private String mixed(long values) {
        ValueKind most = ValueKind.TEXT;
        for (ValueKind kind : ValueKind.values()) {
            if (kinds[kind.ordinal()] * 2 > values) {
                most = kind;
            }
        }
        long others = values - kinds[most.ordinal()];
        return switch (most) {
            case TEXT -> values + (values == 1 ? " value, text" : " values, text");
            case NUMBER -> "text as " + others + " of " + values + " values are no numbers";
            case TIME -> "text as " + others + " of " + values + " values are no dates or times";
            case OTHER -> "text as " + others + " of " + values + " values are of another kind than the rest";
        };
    }
}
