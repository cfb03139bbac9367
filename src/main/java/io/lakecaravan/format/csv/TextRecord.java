package io.lakecaravan.format.csv;

import java.util.List;

/**
 * One record of a delimited text.
 *
 * @param fields an empty field is null, a quoted empty one the empty string
 * @param line line in the object on which it starts, from 1
 * @param start index of its first character in the text read
 * @param end index after its last character, the line end included
 * @param lineAfter line behind it
 */
record TextRecord(List<String> fields, long line, long start, long end, long lineAfter) {
    String field(int column) {
        return column < fields.size() ? fields.get(column) : null;
    }

    /** Fields that hold something beside blanks. */
    int filled() {
        int count = 0;
        for (String field : fields) {
            count += field == null || field.isBlank() ? 0 : 1;
        }
        return count;
    }
}
