package io.lakecaravan.format.csv;

import java.util.List;

/**
 * One record of a delimited text.
 *
 * @param fields an empty field is null, a quoted empty one the empty string
 * @param line line in the object on which it starts, from 1
 * @param start index of its first character in the text read
 * @param end index after its last character, the line end included
 */
record TextRecord(List<String> fields, long line, long start, long end) {}
