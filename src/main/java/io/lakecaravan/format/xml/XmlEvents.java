package io.lakecaravan.format.xml;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Start tags, end tags and text of an XML 1.0 document, from the JDK's streaming parser. No document type is processed,
 * no entity beyond the five predefined ones resolved; depth, attributes and the length of a single item are bounded. A
 * text that ends early or is malformed ends the events; {@link #broken} then says how.
 */
final class XmlEvents implements Closeable {
    private static final int MOST_ATTRIBUTES = 5_000;
    private static final int MOST_ITEM = 16 << 20;
    private static final int TAG_CHARACTERS = 5;

    /** What an event is. */
    enum Kind {
        START,
        END,
        TEXT,
        /** The end of the document, or of what can be read of it. */
        DONE
    }

    /**
     * @param how the text ends
     * @param line of the text, from 1 on
     * @param column from 1 on
     */
    record Break(How how, int line, int column) {
        enum How {
            ENDED,
            MALFORMED
        }

        /** Index in a text that the events were read from. */
        int index(String text) {
            int at = 0;
            for (int i = 1; i < line && at < text.length(); at++) {
                char c = text.charAt(at);
                boolean half = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
                i += (c == '\n' || c == '\r') && !half ? 1 : 0;
            }
            return how == How.ENDED ? text.length() : Math.min(at + Math.max(0, column - 1), text.length());
        }
    }

    /** The parser's own, which differ between versions of Java; depth is checked here. */
    private static final Map<String, String> PARSER_LIMITS = Map.of(
            "jdk.xml.maxElementDepth", "0",
            "jdk.xml.elementAttributeLimit", "10000",
            "jdk.xml.maxXMLNameLimit", "1000");

    private final int maxDepth;
    private final GuardedReader text;
    private final Optional<XMLStreamReader> parser;
    private final Deque<XmlName> open = new ArrayDeque<>();
    private Optional<Break> broken = Optional.empty();
    private boolean done;
    private long weight;

    XmlEvents(Reader text, ReadOptions options) throws IOException {
        this.maxDepth = options.maxDepth();
        this.text = new GuardedReader(text);
        Optional<XMLStreamReader> opened = Optional.empty();
        try {
            opened = Optional.of(factory().createXMLStreamReader(this.text));
        } catch (XMLStreamException e) {
            end(e);
        }
        this.parser = opened;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        PARSER_LIMITS.forEach(factory::setProperty);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("entities are not resolved");
        });
        return factory;
    }

    /**
     * The next event.
     *
     * @throws FormatException with {@code XML_DOCTYPE_REFUSED} at a document type
     * @throws LimitException at what is too deep or too long
     */
    Kind next() throws IOException {
        while (!done) {
            text.startItem();
            Optional<Kind> kind = step();
            if (kind.isPresent()) {
                return kind.get();
            }
        }
        return Kind.DONE;
    }

    private Optional<Kind> step() throws IOException {
        XMLStreamReader reader = parser.orElseThrow();
        int event;
        try {
            if (!reader.hasNext()) {
                done = true;
                return Optional.of(Kind.DONE);
            }
            event = reader.next();
        } catch (XMLStreamException e) {
            end(e);
            return Optional.empty();
        } catch (RuntimeException e) {
            // The JDK's parser answers some malformed texts so.
            done = true;
            broken = Optional.of(broken(reader.getLocation()));
            return Optional.empty();
        }
        return switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                start(reader);
                yield Optional.of(Kind.START);
            }
            case XMLStreamConstants.END_ELEMENT -> {
                open.pop();
                yield Optional.of(Kind.END);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                weight += reader.getTextLength();
                yield Optional.of(Kind.TEXT);
            }
            case XMLStreamConstants.DTD ->
                throw new FormatException(
                        FindingCode.XML_DOCTYPE_REFUSED, "the XML declares a document type, which is never processed");
            default -> Optional.empty();
        };
    }

    private void start(XMLStreamReader reader) throws LimitException {
        open.push(name(reader.getNamespaceURI(), reader.getLocalName()));
        if (open.size() > maxDepth) {
            throw new LimitException("the XML nests deeper than " + maxDepth + " elements");
        }
        if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new LimitException(
                    "an element has " + reader.getAttributeCount() + " attributes, the limit is " + MOST_ATTRIBUTES);
        }
        weight += 2L * reader.getLocalName().length() + TAG_CHARACTERS;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            weight += reader.getAttributeLocalName(i).length()
                    + text(reader.getAttributeValue(i)).length();
        }
    }

    /** Failures of the text below come wrapped: limits and the store's own must pass. */
    private void end(XMLStreamException e) throws IOException {
        done = true;
        if (e.getNestedException() instanceof IOException below && !(below instanceof EOFException)) {
            if (below instanceof LimitException || text.failed) {
                throw below;
            }
        }
        broken = Optional.of(broken(e.getLocation()));
    }

    /** The parser is given the text piece by piece, so it meets the end only where it asks for more than there is. */
    private Break broken(Location location) {
        Break.How how = text.ended ? Break.How.ENDED : Break.How.MALFORMED;
        return location == null
                ? new Break(how, 1, 1)
                : new Break(how, Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }

    /** Characters that the parser has taken, to about {@value GuardedReader#PIECE}. */
    long position() {
        return text.total;
    }

    /** Characters of tags, attributes and texts so far, by and large. */
    long weight() {
        return weight;
    }

    /** Name of the element that started last and is open. */
    XmlName name() {
        return open.element();
    }

    String prefix() {
        return text(parser.orElseThrow().getPrefix());
    }

    int depth() {
        return open.size();
    }

    /** Of the element that has just started. */
    int attributes() {
        return parser.orElseThrow().getAttributeCount();
    }

    XmlName attributeName(int index) {
        XMLStreamReader reader = parser.orElseThrow();
        return name(reader.getAttributeNamespace(index), reader.getAttributeLocalName(index));
    }

    String attributePrefix(int index) {
        return text(parser.orElseThrow().getAttributePrefix(index));
    }

    String attributeValue(int index) {
        return text(parser.orElseThrow().getAttributeValue(index));
    }

    /** A piece of text. */
    String characters() {
        return text(parser.orElseThrow().getText());
    }

    private static XmlName name(String namespace, String local) {
        return new XmlName(text(namespace), local);
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    /** Known once the events are done. */
    Optional<Break> broken() {
        return broken;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Bounds what the parser may take for one event, and remembers what went wrong below it. */
    private static final class GuardedReader extends FilterReader {
        private static final int PIECE = 2048;

        private long total;
        private long itemStart;
        private boolean ended;
        private boolean failed;

        GuardedReader(Reader in) {
            super(in);
        }

        void startItem() {
            itemStart = total;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] target, int start, int length) throws IOException {
            int count;
            try {
                count = in.read(target, start, Math.min(length, PIECE));
            } catch (IOException e) {
                failed = true;
                throw e;
            }
            if (count < 0) {
                ended = true;
                return count;
            }
            total += count;
            if (total - itemStart > MOST_ITEM) {
                throw new LimitException(
                        "a tag, text or comment of the XML is longer than " + MOST_ITEM + " characters");
            }
            return count;
        }
    }
}
