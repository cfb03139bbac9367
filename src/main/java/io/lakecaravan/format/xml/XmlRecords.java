package io.lakecaravan.format.xml;

import io.lakecaravan.format.LimitException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The row elements of a document in order, one in memory at a time. An element that the text cuts is none. */
final class XmlRecords implements Closeable {
    private static final long MOST_CHARACTERS = 32L << 20;

    private final XmlEvents events;
    private final RowPath path;
    private final List<XmlName> open = new ArrayList<>();
    private long position;
    private Optional<XmlElement> cut = Optional.empty();

    XmlRecords(XmlEvents events, RowPath path) {
        this.events = events;
        this.path = path;
    }

    Optional<XmlElement> next() throws IOException {
        for (XmlEvents.Kind kind = events.next(); kind != XmlEvents.Kind.DONE; kind = events.next()) {
            switch (kind) {
                case START -> {
                    open.add(events.name());
                    if (path.isRow(open)) {
                        Optional<XmlElement> row = read();
                        open.remove(open.size() - 1);
                        position = events.position();
                        return row;
                    }
                }
                case END -> open.remove(open.size() - 1);
                case TEXT, DONE -> {}
            }
        }
        return Optional.empty();
    }

    /** The element that has just started, to its end. */
    private Optional<XmlElement> read() throws IOException {
        Deque<XmlElement> nested = new ArrayDeque<>();
        nested.push(opened());
        long characters = 0;
        for (XmlEvents.Kind kind = events.next(); kind != XmlEvents.Kind.DONE; kind = events.next()) {
            switch (kind) {
                case START -> {
                    XmlElement child = opened();
                    nested.element().child(events.name(), events.prefix(), child);
                    nested.push(child);
                    characters += 64;
                }
                case TEXT -> {
                    String text = events.characters();
                    characters += text.length();
                    nested.element().characters(text);
                }
                case END -> {
                    XmlElement closed = nested.pop();
                    if (nested.isEmpty()) {
                        return Optional.of(closed);
                    }
                }
                case DONE -> {}
            }
            if (characters > MOST_CHARACTERS) {
                throw new LimitException("a row element holds more than " + MOST_CHARACTERS + " characters");
            }
        }
        cut = Optional.of(nested.getLast());
        return Optional.empty();
    }

    private XmlElement opened() {
        XmlElement element = new XmlElement();
        for (int i = 0; i < events.attributes(); i++) {
            element.attribute(events.attributeName(i), events.attributePrefix(i), events.attributeValue(i));
        }
        return element;
    }

    /** The row element in which the text ended; for a text that holds no whole one. */
    Optional<XmlElement> cut() {
        return cut;
    }

    Optional<XmlEvents.Break> broken() {
        return events.broken();
    }

    /** Index in the text behind the last row given. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
