package io.lakecaravan.flow;

import io.lakecaravan.s3.Listing;
import io.lakecaravan.table.ListingEnd;
import io.lakecaravan.table.ObjectPage;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.Exchange;

/** The bean of the lake-source Kamelet: the pages of a source, then one that says the listing has ended. */
public final class LakeSource extends LakeParameters {
    /** Exchange property: how the listing ended, for steps after it. */
    public static final String END = "CaravanListingEnd";

    /**
     * Holds one page at a time. The iterator throws {@code ListingException} when a bucket cannot be listed to its end;
     * the page that says so then never comes.
     *
     * @param exchange gets the property {@link #END} when the listing has ended
     */
    public Iterator<ObjectPage> pages(Exchange exchange) {
        Listing listing = Listing.of(lake().client(source()));
        return new Ended(exchange, listing.pages());
    }

    private final class Ended implements Iterator<ObjectPage> {
        private final Exchange exchange;
        private final Iterator<ObjectPage> pages;
        private String bucket = "";
        private boolean ended;

        Ended(Exchange exchange, Iterator<ObjectPage> pages) {
            this.exchange = exchange;
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
            exchange.setProperty(END, ListingEnd.COMPLETE);
            return ObjectPage.end(source(), bucket, ListingEnd.COMPLETE);
        }
    }
}
