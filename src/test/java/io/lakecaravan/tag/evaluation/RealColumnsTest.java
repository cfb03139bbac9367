package io.lakecaravan.tag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RealColumnsTest {
    @Test
    void everyListedColumnIsThere() {
        assumeTrue(RealColumns.present(), "no published files in ../shared/corpora: the real columns are left out");
        List<LabelledColumn> columns = RealColumns.all();
        assertThat(columns).filteredOn(column -> !column.isSensitive()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(columns).extracting(LabelledColumn::id).doesNotHaveDuplicates();
        assertThat(columns)
                .allSatisfy(column ->
                        assertThat(column.seen().values()).as(column.id()).isNotEmpty());
    }

    @Test
    void theListIsReadEvenWithoutTheFiles() {
        KindTable table = KindTable.byKind();
        assertThat(TsvResource.lines("real-columns.tsv"))
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(line -> assertThat(line).hasSize(3))
                .extracting(line -> line.get(2))
                .allMatch(kind ->
                        kind.equals(LabelledColumn.NONE) || table.kinds().contains(kind));
    }
}
