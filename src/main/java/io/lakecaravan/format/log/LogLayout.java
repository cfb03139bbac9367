package io.lakecaravan.format.log;

import java.util.List;
import java.util.Optional;

/** How a line of a log falls into fields. */
interface LogLayout {
    /** The layout's name, for messages. */
    String name();

    /** Names of the fields in order. */
    List<String> fields();

    /** As many texts as fields, null for an absent one; empty where the line is not of this layout. */
    Optional<List<String>> split(String line);

    /** Whether a line that does not fit goes on with the last field of the line before, as stack traces do. */
    boolean continues();
}
