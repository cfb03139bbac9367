package io.lakecaravan.format.table;

import java.io.IOException;
import java.io.Serial;

/** A data file holds values of a type that the table's column cannot take. */
public final class MisfitException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    MisfitException(String message) {
        super(message);
    }
}
