package io.lakecaravan.cli;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.util.Optional;

/**
 * One object that {@code inspect} looks at.
 *
 * @param name as it is reported: the path or URI as the user gave it, completed below folders
 * @param output relative path that files made of it start with
 * @param source whose reading rules apply to it
 */
record InspectInput(String name, String output, LakeObject object, Optional<SourceConfig> source, Opening opening) {
    /** Opens the object's bytes under a budget; the caller closes the result. */
    @FunctionalInterface
    interface Opening {
        ObjectSource open(ReadBudget budget) throws IOException;
    }
}
