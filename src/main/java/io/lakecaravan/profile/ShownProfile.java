package io.lakecaravan.profile;

import io.lakecaravan.table.ColumnProfile;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.table.TableProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A profile as catalogs may show it. */
public final class ShownProfile {
    private ShownProfile() {}

    /**
     * With the table's columns alone, without what is or may give away a value of columns that have a tag, themselves or in a field, and with counts of nulls over more values
     * than the rows that were looked at, where footers or the first bytes of objects gave them.
     */
    public static TableProfile of(TableProfile profile, LogicalTable table) {
        Map<String, TableColumn> columns = table.columns().stream()
                .collect(Collectors.toMap(
                        column -> column.column().name(), Function.identity(), (first, second) -> first));
        List<ColumnProfile> shown = new ArrayList<>();
        for (ColumnProfile each : profile.columns()) {
            TableColumn column = columns.get(each.path().get(0));
            if (column != null) {
                ColumnProfile counted = each.path().size() == 1 ? counted(each, column.evidence()) : each;
                shown.add(column.allTags().isEmpty() ? counted : withoutValues(counted));
            }
        }
        return new TableProfile(profile.at(), profile.rows(), shown);
    }

    private static ColumnProfile counted(ColumnProfile profile, Evidence evidence) {
        boolean more = evidence.nullShare().isPresent() && evidence.values() >= profile.values();
        return new ColumnProfile(
                profile.path(),
                more ? evidence.values() : profile.values(),
                more ? OptionalLong.of(evidence.nulls()) : profile.nulls(),
                profile.distinct(),
                profile.min(),
                profile.max(),
                profile.mean(),
                profile.deviation(),
                profile.quantiles(),
                profile.minLength(),
                profile.maxLength(),
                profile.top(),
                profile.patterns());
    }

    private static ColumnProfile withoutValues(ColumnProfile profile) {
        return new ColumnProfile(
                profile.path(),
                profile.values(),
                profile.nulls(),
                profile.distinct(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                profile.minLength(),
                profile.maxLength(),
                List.of(),
                profile.patterns());
    }
}
