package io.lakecaravan.table;

import java.util.Optional;

/**
 * How a delimited text is written (the vocabulary of W3C "CSV on the Web").
 *
 * @param lineEnd {@code \n}, {@code \r\n} or {@code \r}
 * @param header whether the first record after {@code skipRows} names the columns
 * @param skipRows lines before the first record
 * @param skipFooter lines after the last record
 */
public record Dialect(
        String encoding,
        String delimiter,
        Optional<String> quote,
        Optional<String> escape,
        Optional<String> comment,
        String lineEnd,
        boolean header,
        int skipRows,
        int skipFooter) {}
