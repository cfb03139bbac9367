package io.lakecaravan.flow;

import io.lakecaravan.s3.Listing;
import io.lakecaravan.s3.ListingException;
import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.ObjectPage;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.Exchange;

/** The bean of the lake-source Kamelet: the pages of a source, then one that says the listing has ended. */
public final class LakeSource extends LakeParameters {
    /** Exchange property: how the listing ended, for steps after it. */
    public static final String END = "CaravanListingEnd";

    /**
     * Holds one page at a time. A bucket that cannot be listed to its end gives a page that says so, and the next bucket
     * follows; the source's end is then incomplete.
     *
     * @param exchange gets the property {@link #END} when the listing has ended
     * @throws io.lakecaravan.s3.SourceException when the store cannot be asked at all
     */
    public Iterator<ObjectPage> pages(Exchange exchange) {
        return new Ended(exchange, Listing.of(lake().client(source())));
    }

    private final class Ended implements Iterator<ObjectPage> {
        private final Exchange exchange;
        private final Listing listing;
        private final Iterator<String> buckets;
        private Iterator<ObjectPage> pages = Collections.emptyIterator();
        private String bucket = "";
        private ListingEnd end = ListingEnd.COMPLETE;
        private boolean ended;

        Ended(Exchange exchange, Listing listing) {
            this.exchange = exchange;
            this.listing = listing;
            this.buckets = listing.buckets().iterator();
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
            try {
                while (!pages.hasNext() && buckets.hasNext()) {
                    bucket = buckets.next();
                    pages = listing.pages(bucket);
                }
                if (pages.hasNext()) {
                    return pages.next();
                }
            } catch (ListingException e) {
                end = ListingEnd.INCOMPLETE;
                pages = Collections.emptyIterator();
                return ObjectPage.stopped(source(), bucket, e.finding());
            }
            ended = true;
            exchange.setProperty(END, end);
            return ObjectPage.end(source(), bucket, end, listing.findings());
        }
    }
}
