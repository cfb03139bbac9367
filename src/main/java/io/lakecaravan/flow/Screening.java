package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.layout.KeyFilter;
import io.lakecaravan.layout.Verdict;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leaves out of each page what belongs to no table, and counts it by reason. */
public final class Screening {
    private final StateStore state;
    private final Map<String, KeyFilter> filters = new HashMap<>();

    public Screening(CaravanConfig config, StateStore state) {
        this.state = state;
        for (SourceConfig source : config.sources()) {
            filters.put(source.name(), new KeyFilter(source));
        }
    }

    /** The page with the objects that belong to tables; marks of table formats among them. */
    public ObjectPage screen(String run, ObjectPage page) {
        KeyFilter filter = filters.get(page.source());
        List<LakeObject> kept = new ArrayList<>(page.objects().size());
        Map<String, Long> skipped = new TreeMap<>();
        for (LakeObject object : page.objects()) {
            if (filter.verdict(object) instanceof Verdict.Skipped verdict) {
                skipped.merge(verdict.reason().text(), 1L, Long::sum);
                if (object.size() == 0 && KeyFilter.isDataName(object.key())) {
                    state.findings()
                            .report(
                                    run,
                                    page.source(),
                                    Finding.of(
                                            FindingCode.OBJECT_EMPTY,
                                            object.bucket(),
                                            object.key(),
                                            "the object holds no byte though its name is that of a data file; write it"
                                                    + " anew or remove it"));
                }
            } else {
                kept.add(object);
            }
        }
        count(run, page, skipped);
        return page.withObjects(kept);
    }

    private void count(String run, ObjectPage page, Map<String, Long> skipped) {
        if (page.objects().isEmpty()) {
            return;
        }
        state.ledger().add(run, page.source(), "listed", page.objects().size());
        skipped.forEach((reason, count) -> {
            state.ledger().add(run, page.source(), "skipped", count);
            state.ledger().add(run, page.source(), "skipped." + reason, count);
        });
    }
}
