package io.lakecaravan.layout;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.table.ObjectPage;

/**
 * Groups the keys of one bucket into candidates while they are listed. Memory is bounded by the depth of keys and by
 * {@value FolderState#MOST_SHAPES} shapes a folder, not by the number of keys. Not for use by several threads.
 *
 * <p>How pages are cut does not matter. The same key twice in a row counts once. If the store lists out of order, that
 * is a finding; from then on folders stay open until {@link #finish}, so that no object is lost.
 */
public final class Grouping {
    private final String bucket;
    private final KeyRange range;

    /** @throws IllegalArgumentException for a pattern in the configuration that cannot be read */
    public Grouping(SourceConfig source, String bucket) {
        this.bucket = bucket;
        range = KeyRange.fromStart(rules(source, bucket));
    }

    static KeyRange.Rules rules(SourceConfig source, String bucket) {
        return new KeyRange.Rules(
                new KeyFilter(source),
                new Layouts(source),
                new FolderTables(source.name(), bucket, source.prefix()),
                Math.max(1, source.sample().objects()));
    }

    /** Takes the next page of the listing; gives what is complete with it. */
    public Grouped add(ObjectPage page) {
        if (!page.bucket().equals(bucket)) {
            throw new IllegalArgumentException("a page of bucket " + page.bucket() + " came to that of " + bucket);
        }
        page.objects().forEach(range::add);
        return range.take();
    }

    /** The listing has ended: gives the rest. */
    public Grouped finish() {
        range.end();
        return range.take();
    }

    /** Counts so far. */
    public KeyCounts counts() {
        return range.counts();
    }
}
