package io.lakecaravan.config;

import java.util.BitSet;
import java.util.List;

/**
 * A pattern over object keys.
 *
 * <ul>
 *   <li>{@code *} any characters but {@code /}; {@code ?} one character but {@code /}
 *   <li>{@code **} any characters; {@code **}{@code /} at the start of a folder: that many folders, also none
 *   <li>{@code [a-z_]} one of these, {@code [!a-z]} one that is none of these and no {@code /}
 *   <li>{@code {csv,tsv}} one of the texts, which may be patterns
 *   <li>{@code \} takes the next character as it stands
 * </ul>
 *
 * <p>A pattern matches the whole key, letters by case. Matching walks the key once, whatever the pattern, so neither
 * can make it slow. Immutable and safe between threads.
 */
public final class Glob {
    private final String pattern;
    private final List<List<GlobToken>> alternatives;

    private Glob(String pattern, List<List<GlobToken>> alternatives) {
        this.pattern = pattern;
        this.alternatives = alternatives;
    }

    /** @throws IllegalArgumentException saying what is wrong and at which character */
    public static Glob of(String pattern) {
        return new Glob(
                pattern,
                GlobParser.alternatives(pattern).stream()
                        .map(GlobParser::tokens)
                        .toList());
    }

    public boolean matches(String key) {
        for (List<GlobToken> tokens : alternatives) {
            if (matches(tokens, key)) {
                return true;
            }
        }
        return false;
    }

    /** All states the pattern can be in after each character, as a set of token positions. */
    private static boolean matches(List<GlobToken> tokens, String key) {
        BitSet states = new BitSet(tokens.size() + 1);
        enter(tokens, 0, states);
        for (int at = 0; at < key.length() && !states.isEmpty(); ) {
            int character = key.codePointAt(at);
            BitSet next = new BitSet(tokens.size() + 1);
            for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
                if (state < tokens.size()) {
                    advance(tokens, state, character, next);
                }
            }
            states = next;
            at += Character.charCount(character);
        }
        return states.get(tokens.size());
    }

    private static void advance(List<GlobToken> tokens, int state, int character, BitSet next) {
        GlobToken token = tokens.get(state);
        if (token instanceof GlobToken.One one) {
            if (one.accepts(character)) {
                enter(tokens, state + 1, next);
            }
        } else if (token instanceof GlobToken.Folders) {
            next.set(state);
            if (character == '/') {
                enter(tokens, state + 1, next);
            }
        } else if (token instanceof GlobToken.Many many && (many.slashes() || character != '/')) {
            enter(tokens, state, next);
        }
    }

    /** Adds a state and those reachable from it without a character. */
    private static void enter(List<GlobToken> tokens, int from, BitSet states) {
        int state = from;
        states.set(state);
        while (state < tokens.size() && !(tokens.get(state) instanceof GlobToken.One)) {
            state++;
            states.set(state);
        }
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return pattern;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }
}
