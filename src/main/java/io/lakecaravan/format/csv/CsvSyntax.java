package io.lakecaravan.format.csv;

import java.util.Optional;

/**
 * The characters that make up a delimited text. A doubled quote inside a quoted field always means one quote; {@code
 * escape} is a further way to write it.
 *
 * @param delimiter one or more characters without a line end, or {@link #BLANKS}
 * @param comment what lines start with that are no records
 */
record CsvSyntax(String delimiter, Optional<Character> quote, Optional<Character> escape, Optional<String> comment) {
    /** Fields stand apart by any number of blanks and tabs; those at the ends of a line mean nothing. */
    static final String BLANKS = "\\s+";

    CsvSyntax {
        if (delimiter.isEmpty()) {
            throw new IllegalArgumentException("a delimiter has at least one character");
        }
    }

    boolean isBlanks() {
        return delimiter.equals(BLANKS);
    }

    /** The same delimiter with no meaning for quotes and escapes: for lines that do not keep to them. */
    CsvSyntax plain() {
        return new CsvSyntax(delimiter, Optional.empty(), Optional.empty(), comment);
    }

    CsvSyntax withDelimiter(String other) {
        return new CsvSyntax(other, quote, escape, comment);
    }
}
