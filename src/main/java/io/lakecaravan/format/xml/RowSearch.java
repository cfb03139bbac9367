package io.lakecaravan.format.xml;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the element that makes the rows by structure alone, in one pass. A candidate is a place in the tree at which
 * elements have siblings of their own name. It scores by
 *
 * <ul>
 *   <li>how much of the text lies within its elements,
 *   <li>how often it occurs, saturating: three are nearly as good as three thousand,
 *   <li>how alike its elements are: the share of elements that have a member, weighted by itself so that rare members
 *       cost little,
 *   <li>whether it has members at all, as a list of mere texts is seldom the table of a document,
 *   <li>how few candidates it lies in: what repeats within what repeats is a nested list.
 * </ul>
 *
 * Without a candidate the document is one row: the first element from the root on that has more than one thing inside.
 */
final class RowSearch {
    private static final double NESTED = 0.8;
    private static final double TEXT_ONLY = 0.4;

    private final XmlEvents events;
    private final int maxPlaces;
    private final Place root = new Place(Optional.empty(), new XmlName("", ""));
    private int places;

    private RowSearch(XmlEvents events, ReadOptions options) {
        this.events = events;
        this.maxPlaces = options.maxColumns();
    }

    /** Empty where the text has no element with anything inside. The events are read to their end. */
    static Optional<RowPath> of(XmlEvents events, ReadOptions options) throws IOException {
        RowSearch search = new RowSearch(events, options);
        search.walk();
        return search.best();
    }

    /** All elements that have the same names from the root to them. */
    private static final class Place {
        private final Optional<Place> parent;
        private final XmlName name;
        private final Map<XmlName, Place> children = new LinkedHashMap<>();
        private final Map<String, Integer> members = new HashMap<>();
        private long elements;
        private long length;
        private boolean siblings;
        private boolean text;

        Place(Optional<Place> parent, XmlName name) {
            this.parent = parent;
            this.name = name;
        }

        double uniformity() {
            double sum = 0;
            double squares = 0;
            for (int count : members.values()) {
                double share = (double) count / elements;
                sum += share;
                squares += share * share;
            }
            return sum == 0 ? 1 : squares / sum;
        }

        int repeatingAncestors() {
            int count = 0;
            for (Optional<Place> above = parent; above.isPresent(); above = above.get().parent) {
                count += above.get().siblings ? 1 : 0;
            }
            return count;
        }

        double score(long whole) {
            double coverage = (double) length / Math.max(1, whole);
            double repetition = (double) elements / (elements + 1);
            return coverage
                    * repetition
                    * uniformity()
                    * (members.isEmpty() ? TEXT_ONLY : 1)
                    * Math.pow(NESTED, repeatingAncestors());
        }

        List<XmlName> path() {
            List<XmlName> path = new ArrayList<>();
            for (Place place = this; place.parent.isPresent(); place = place.parent.get()) {
                path.add(0, place.name);
            }
            return path;
        }
    }

    /** One open element. */
    private static final class Open {
        private final Place place;
        private final long start;
        private final Map<XmlName, Integer> inside = new HashMap<>();

        Open(Place place, long start) {
            this.place = place;
            this.start = start;
        }
    }

    private void walk() throws IOException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(root, 0));
        long position = 0;
        for (XmlEvents.Kind kind = events.next(); kind != XmlEvents.Kind.DONE; kind = events.next()) {
            switch (kind) {
                case START -> open.push(start(open.element(), position));
                case END -> close(open.pop(), events.weight());
                case TEXT -> open.element().place.text |= !events.characters().isBlank();
                case DONE -> {}
            }
            position = events.weight();
        }
        while (!open.isEmpty()) {
            close(open.pop(), position);
        }
    }

    private Open start(Open parent, long position) throws LimitException {
        XmlName name = events.name();
        Place place = parent.place.children.get(name);
        if (place == null) {
            if (++places > maxPlaces) {
                throw new LimitException(
                        "the XML has more than " + maxPlaces + " places for elements; are their names values?");
            }
            place = new Place(Optional.of(parent.place), name);
            parent.place.children.put(name, place);
        }
        place.elements++;
        place.siblings |= parent.inside.merge(name, 1, Integer::sum) > 1;
        Open opened = new Open(place, position);
        for (int i = 0; i < events.attributes(); i++) {
            place.members.merge("@" + events.attributeName(i).local(), 1, Integer::sum);
        }
        if (place.members.size() > maxPlaces) {
            throw new LimitException("elements of one name have more than " + maxPlaces + " members");
        }
        return opened;
    }

    private static void close(Open closed, long position) {
        closed.place.length += Math.max(0, position - closed.start);
        closed.inside.keySet().forEach(child -> closed.place.members.merge(child.local(), 1, Integer::sum));
    }

    private Optional<RowPath> best() {
        Place best = root;
        double score = 0;
        Deque<Place> todo = new ArrayDeque<>(root.children.values());
        while (!todo.isEmpty()) {
            Place place = todo.remove();
            double candidate = place.siblings ? place.score(root.length) : 0;
            if (candidate > score) {
                best = place;
                score = candidate;
            }
            todo.addAll(place.children.values());
        }
        return best == root ? single() : Optional.of(new RowPath.Exact(best.path()));
    }

    private Optional<RowPath> single() {
        Optional<Place> place = root.children.values().stream().findFirst();
        while (place.isPresent()
                && place.get().members.size() == 1
                && place.get().children.size() == 1) {
            Place only = place.get().children.values().iterator().next();
            if (only.members.isEmpty()) {
                break;
            }
            place = Optional.of(only);
        }
        return place.filter(found -> !found.members.isEmpty() || found.text)
                .map(found -> new RowPath.Exact(found.path()));
    }
}
