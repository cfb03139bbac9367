package io.lakecaravan.s3;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.table.ObjectPage;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The objects of a source, page by page, as the store orders them. Holds one page at a time, whatever the bucket's size.
 *
 * <p>Iterators throw {@link ListingException} when a bucket cannot be listed to its end, and are then at their end: a
 * listing that stopped short never looks like one that ended. They are not for use by several threads; several of them
 * are.
 */
public final class Listing {
    private final SourceClient client;
    private final BucketNames buckets;

    private Listing(SourceClient client, BucketNames buckets) {
        this.client = client;
        this.buckets = buckets;
    }

    /**
     * Looks the buckets up where the source names them by pattern.
     *
     * @throws SourceException when there are only patterns and the store does not list its buckets
     */
    public static Listing of(SourceClient client) {
        return new Listing(client, BucketNames.of(client));
    }

    /** In order of name. */
    public List<String> buckets() {
        return buckets.names();
    }

    /** About bucket patterns. */
    public List<Finding> findings() {
        return buckets.findings();
    }

    /** One bucket below the source's prefix. */
    public Iterator<ObjectPage> pages(String bucket) {
        return pages(bucket, Optional.empty());
    }

    /** @param startAfter the first key listed is greater than it, in the store's order */
    public Iterator<ObjectPage> pages(String bucket, Optional<String> startAfter) {
        return new BucketPages(client, bucket, client.source().prefix(), startAfter);
    }

    /** What lies in a bucket below a prefix, which need not be the source's. */
    public Iterator<ObjectPage> below(String bucket, String prefix) {
        return new BucketPages(client, bucket, prefix, Optional.empty());
    }

    /** All buckets, one after the other. */
    public Iterator<ObjectPage> pages() {
        return new AllPages();
    }

    private final class AllPages implements Iterator<ObjectPage> {
        private final Iterator<String> names = buckets.names().iterator();
        private Iterator<ObjectPage> current = List.<ObjectPage>of().iterator();

        @Override
        public boolean hasNext() {
            while (!current.hasNext()) {
                if (!names.hasNext()) {
                    return false;
                }
                current = pages(names.next());
            }
            return true;
        }

        @Override
        public ObjectPage next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the listing has ended");
            }
            return current.next();
        }
    }
}
