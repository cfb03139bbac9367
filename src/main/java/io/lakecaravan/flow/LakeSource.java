package io.lakecaravan.flow;

import io.lakecaravan.s3.Listing;
import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.ObjectPage;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The bean of the lake-source Kamelet: the pages of a source, then one that says the listing has ended. */
public final class LakeSource extends LakeParameters {
    /**
     * Holds one page at a time. The iterator throws {@code ListingException} when a bucket cannot be listed to its end;
     * the page that says so then never comes.
     */
    public Iterator<ObjectPage> pages() {
        Listing listing = Listing.of(lake().client(source()));
        return new Ended(listing.pages());
    }

    private final class Ended implements Iterator<ObjectPage> {
        private final Iterator<ObjectPage> pages;
        private String bucket = "";
        private boolean ended;

        Ended(Iterator<ObjectPage> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public ObjectPage next() {
            if (ended) {
                throw new NoSuchElementException("the listing has ended");
            }
            if (pages.hasNext()) {
                ObjectPage page = pages.next();
                bucket = page.bucket();
                return page;
            }
            ended = true;
            return ObjectPage.end(source(), bucket, ListingEnd.COMPLETE);
        }
    }
}
