package io.lakecaravan.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A table as a second reader sees it.
 *
 * @param name empty where the file is one table
 * @param rows all of them in file order, values as {@link io.lakecaravan.table.Rendering} shows them
 */
record SecondTable(String name, List<SecondColumn> columns, List<List<JsonNode>> rows) {}
