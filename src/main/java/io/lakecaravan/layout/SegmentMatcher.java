package io.lakecaravan.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Lays a folder's name against literal texts and placeholders, each placeholder as short as it can be. A place that
 * failed once is not tried again, so the time is at most the product of both lengths, whatever a key looks like.
 */
final class SegmentMatcher {
    /** A piece of the pattern. */
    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    /** @param least characters of any kind */
    record AnyText(int least) implements Piece {}

    record Digits(int least, int most) implements Piece {}

    private final List<Piece> pieces;

    SegmentMatcher(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** What stands at the placeholders, in their order; empty where the text does not fit. */
    Optional<List<String>> match(String text) {
        List<String> found = new ArrayList<>();
        return fits(text, 0, 0, found, new BitSet()) ? Optional.of(found) : Optional.empty();
    }

    private boolean fits(String text, int piece, int at, List<String> found, BitSet failed) {
        if (piece == pieces.size()) {
            return at == text.length();
        }
        int place = piece * (text.length() + 1) + at;
        if (failed.get(place)) {
            return false;
        }
        boolean fits;
        Piece next = pieces.get(piece);
        if (next instanceof Literal literal) {
            fits = text.startsWith(literal.text(), at)
                    && fits(text, piece + 1, at + literal.text().length(), found, failed);
        } else if (next instanceof AnyText any) {
            fits = captures(text, piece, at, any.least(), text.length() - at, found, failed);
        } else {
            Digits digits = (Digits) next;
            int run = 0;
            while (run < digits.most() && at + run < text.length() && isDigit(text.charAt(at + run))) {
                run++;
            }
            fits = captures(text, piece, at, digits.least(), run, found, failed);
        }
        if (!fits) {
            failed.set(place);
        }
        return fits;
    }

    private boolean captures(String text, int piece, int at, int least, int most, List<String> found, BitSet failed) {
        for (int length = least; length <= most; length++) {
            found.add(text.substring(at, at + length));
            if (fits(text, piece + 1, at + length, found, failed)) {
                return true;
            }
            found.remove(found.size() - 1);
        }
        return false;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
