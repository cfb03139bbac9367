package io.lakecaravan.format.csv;

/**
 * One record of a sample under one candidate syntax.
 *
 * @param shapes of its fields
 * @param filled fields that are not blank
 * @param broken whether its quotes do not fit the syntax
 * @param comment whether it starts with the sign of comments
 * @param number lines before it in the sample
 * @param afterBlank whether a blank line stands before it
 */
@SuppressWarnings("ArrayRecordComponent")
record SampleLine(
        CellShape[] shapes,
        int filled,
        boolean broken,
        boolean quoted,
        boolean comment,
        int number,
        boolean afterBlank) {
    int fields() {
        return shapes.length;
    }

    /** Fields without empty ones behind the last that holds something. */
    int trimmed() {
        int count = shapes.length;
        while (count > 0 && shapes[count - 1] == CellShape.EMPTY) {
            count--;
        }
        return count;
    }
}
