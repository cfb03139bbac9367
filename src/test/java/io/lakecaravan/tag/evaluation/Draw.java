package io.lakecaravan.tag.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Chance with a seed: the same seed draws the same values on every machine and Java. */
final class Draw {
    static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String DIGITS = "0123456789";
    static final String HEX = "0123456789abcdef";
    static final String ALPHANUMERIC = LETTERS + "abcdefghijklmnopqrstuvwxyz" + DIGITS;

    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least + 1));
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** A decimal written with a point and exactly so many places, whatever the locale of the machine. */
    String decimal(double least, double most, int places) {
        return BigDecimal.valueOf(between(least, most))
                .setScale(places, RoundingMode.HALF_UP)
                .toPlainString();
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A word of a list that is written with blanks between. */
    String word(String words) {
        String[] choices = words.split(" ", -1);
        return choices[below(choices.length)];
    }

    /** An entry of a list that is written with {@code |} between. */
    String entry(String entries) {
        String[] choices = entries.split("\\|", -1);
        return choices[below(choices.length)];
    }

    char letter(String alphabet) {
        return alphabet.charAt(below(alphabet.length()));
    }

    String letters(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(letter(alphabet));
        }
        return text.toString();
    }

    String digits(int length) {
        return letters(DIGITS, length);
    }

    /** {@code #} becomes a digit, {@code %} one from 1 to 9, {@code ?} an upper-case letter. */
    String pattern(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '#' -> text.append(letter(DIGITS));
                case '%' -> text.append(letter("123456789"));
                case '?' -> text.append(letter(LETTERS));
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /** The birthday of a grown-up. */
    LocalDate birthday() {
        return day(1938, 2006);
    }

    LocalDate day(int firstYear, int lastYear) {
        LocalDate first = LocalDate.of(firstYear, 1, 1);
        return first.plusDays(below((int) (LocalDate.of(lastYear, 12, 31).toEpochDay() - first.toEpochDay()) + 1));
    }
}
