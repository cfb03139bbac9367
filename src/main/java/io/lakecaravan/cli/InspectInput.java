package io.lakecaravan.cli;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.util.Optional;

/**
 * One object that {@code inspect} looks at.
 *
 * @param name as it is reported: the path or URI as the user gave it, completed below folders
 * @param output relative path that files made of it start with
 * @param object of a table format's table its log
 * @param source whose reading rules apply to it
 * @param content its bytes, or its table
 */
record InspectInput(String name, String output, LakeObject object, Optional<SourceConfig> source, Content content) {
    /** What there is to read. */
    sealed interface Content {}

    record Bytes(Opening opening) implements Content {}

    record Table(TableFormat format, RootOpening opening) implements Content {}

    /** Opens the table's root under a budget. */
    @FunctionalInterface
    interface RootOpening {
        TableRoot open(ReadBudget budget) throws IOException;
    }

    /** Opens the object's bytes under a budget; the caller closes the result. */
    @FunctionalInterface
    interface Opening {
        ObjectSource open(ReadBudget budget) throws IOException;
    }
}
