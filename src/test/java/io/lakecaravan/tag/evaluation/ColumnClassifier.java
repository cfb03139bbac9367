package io.lakecaravan.tag.evaluation;

import java.util.Set;

/** What is evaluated: says which kinds of personal or secret values a column holds. */
@FunctionalInterface
interface ColumnClassifier {
    /** Labels of the {@link KindTable} the evaluation runs with; empty where the column holds nothing sensitive. */
    Set<String> kinds(SeenColumn column);
}
