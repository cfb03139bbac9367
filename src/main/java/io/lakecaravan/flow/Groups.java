package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.layout.Grouped;
import io.lakecaravan.layout.Grouping;
import io.lakecaravan.layout.KeyOrder;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open groups of the sources being listed: one {@link Grouping} for each run, source and bucket at a time. Pages of
 * one source come one after the other.
 */
public final class Groups {
    private record Open(String bucket, Grouping grouping) {}

    private final BucketSources sources;
    private final StateStore state;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** With what the configuration says for all buckets. */
    public Groups(CaravanConfig config, StateStore state) {
        this(BucketSources.configured(config), state);
    }

    public Groups(BucketSources sources, StateStore state) {
        this.sources = sources;
        this.state = state;
    }

    /**
     * The candidates that no later key can belong to: few at a time, as folders close. Junk and what the source excludes
     * is left out and counted with its reason.
     *
     * @throws io.lakecaravan.s3.SourceException when the bucket's manifest cannot be read
     */
    public List<Candidate> add(String run, ObjectPage page) {
        List<Candidate> closed = new ArrayList<>();
        String key = key(run, page.source());
        page.findings().forEach(finding -> state.findings().report(run, page.source(), finding));
        Open current = open.get(key);
        if (current != null && page.isStopped() && current.bucket().equals(page.bucket())) {
            // Half a table is not published.
            count(run, page.source(), current.grouping());
            open.remove(key);
            current = null;
        }
        if (current != null && (page.isLast() || !current.bucket().equals(page.bucket()))) {
            closed.addAll(report(run, page.source(), current.grouping().finish()));
            count(run, page.source(), current.grouping());
            open.remove(key);
            current = null;
        }
        if (!page.objects().isEmpty()) {
            if (current == null) {
                current = new Open(
                        page.bucket(), new Grouping(sources.of(run, page.source(), page.bucket()), page.bucket()));
                open.put(key, current);
            }
            closed.addAll(report(run, page.source(), current.grouping().add(inOrder(run, page))));
            state.ledger().add(run, page.source(), "listed", page.objects().size());
        }
        return closed;
    }

    /** Folders are closed by the order of keys: a page that a store mixed up is put in order, and that is told. */
    private ObjectPage inOrder(String run, ObjectPage page) {
        List<LakeObject> objects = new ArrayList<>(page.objects());
        objects.sort(Comparator.comparing(LakeObject::key, KeyOrder.UTF8));
        if (objects.equals(page.objects())) {
            return page;
        }
        state.findings()
                .report(
                        run,
                        page.source(),
                        Finding.of(
                                FindingCode.LAYOUT_UNORDERED_LISTING,
                                page.bucket(),
                                "",
                                "the store lists keys out of order; tables whose folders it mixes over several pages may be"
                                        + " seen in parts. Ask for a listing in the order of UTF-8 bytes, or give a prefix"));
        return page.withObjects(objects);
    }

    /** The candidates of groups that are still open once the source's listing has ended. */
    public List<Candidate> finish(String run, String source) {
        Open last = open.remove(key(run, source));
        if (last == null) {
            return List.of();
        }
        List<Candidate> closed = report(run, source, last.grouping().finish());
        count(run, source, last.grouping());
        return closed;
    }

    private List<Candidate> report(String run, String source, Grouped grouped) {
        grouped.findings().forEach(finding -> state.findings().report(run, source, finding));
        return grouped.candidates();
    }

    private void count(String run, String source, Grouping grouping) {
        grouping.counts().skipped().forEach((reason, count) -> {
            state.ledger().add(run, source, "skipped", count);
            state.ledger().add(run, source, "skipped." + reason.text(), count);
        });
    }

    /** Forgets groups whose folders were not listed to their end: half a table is not published. */
    public void drop(String run, String source) {
        open.remove(key(run, source));
    }

    private static String key(String run, String source) {
        return run + "\n" + source;
    }
}
