package io.lakecaravan.tag.detect.technical;

/** Places in degrees, as ISO 6709 writes them for people and as files hold them. */
final class Coordinates {
    private Coordinates() {}

    /** Two decimals with four places or more, latitude and longitude (or the other way round), perhaps in brackets or as WKT point. */
    static boolean isPair(String text) {
        String inner = inner(text);
        int mark = separator(inner);
        if (mark < 0) {
            return false;
        }
        String first = inner.substring(0, mark).strip();
        String second = inner.substring(mark + 1).strip();
        double some = decimal(first, 4);
        double other = decimal(second, 4);
        // Between -1 and 1 lie shares and intervals, and an ocean.
        boolean nearNull = Math.abs(some) <= 1 && Math.abs(other) <= 1;
        return !nearNull
                && ((Math.abs(some) <= 90 && Math.abs(other) <= 180)
                        || (Math.abs(some) <= 180 && Math.abs(other) <= 90));
    }

    private static String inner(String text) {
        int open = Math.max(text.indexOf('('), text.indexOf('['));
        int close = Math.max(text.lastIndexOf(')'), text.lastIndexOf(']'));
        return open >= 0 && close > open ? text.substring(open + 1, close).strip() : text;
    }

    private static int separator(String text) {
        for (char mark : new char[] {',', ';', ' '}) {
            int at = text.indexOf(mark);
            if (at > 0) {
                return at;
            }
        }
        return -1;
    }

    /** A decimal in the range of a longitude with a place or more. */
    static boolean isDecimal(String text) {
        String dotted = text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        return Math.abs(decimal(dotted, 1)) <= 180;
    }

    /** NaN, which no comparison holds for, where it is no plain decimal with so many places. */
    private static double decimal(String text, int places) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int dot = text.indexOf('.');
        if (text.length() > 24 || dot <= at - 1 || dot - at > 3 || dot == at || text.length() - dot - 1 < places) {
            return Double.NaN;
        }
        for (int i = at; i < text.length(); i++) {
            if (i != dot && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return Double.NaN;
            }
        }
        return Double.parseDouble(text);
    }

    /** Degrees with a sign of minutes or a letter of the compass. */
    static boolean isDegrees(String text) {
        int sign = text.indexOf('°');
        boolean digits = sign > 0 && Character.isDigit(text.charAt(sign - 1));
        int compass = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            compass += "NSEWO".indexOf(c) >= 0 ? 1 : 0;
            if (Character.isLetter(c) && "NSEWO".indexOf(c) < 0) {
                return false;
            }
        }
        return digits && compass >= 1 && compass <= 2;
    }
}
