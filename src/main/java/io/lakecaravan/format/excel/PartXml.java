package io.lakecaravan.format.excel;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML of one part, event by event. No document type is processed and no entity resolved; depth and attributes are
 * bounded by the parser, texts by the caller.
 */
final class PartXml implements Closeable {
    private static final int DEPTH = 64;
    private static final int ATTRIBUTES = 100;
    private static final int ATTRIBUTE = 64 << 10;

    private final InputStream in;
    private final XMLStreamReader reader;
    private int event;

    private PartXml(InputStream in) throws IOException {
        this.in = in;
        this.reader = guarded(() -> factory().createXMLStreamReader(in));
    }

    static PartXml of(InputStream in) throws IOException {
        return new PartXml(in);
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, 1024);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE);
        return factory;
    }

    private interface Step<T> {
        T run() throws XMLStreamException;
    }

    /** What the source said passes as it is; all else is the part's fault. */
    private static <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (XMLStreamException | RuntimeException e) {
            Throwable cause = e;
            for (int level = 0; cause != null && level < 8; level++) {
                if (cause instanceof LimitException
                        || cause instanceof ObjectException
                        || cause instanceof FormatException) {
                    throw (IOException) cause;
                }
                Throwable nested = cause instanceof XMLStreamException stream ? stream.getNestedException() : null;
                cause = nested == null ? cause.getCause() : nested;
            }
            throw ExcelFailures.corrupt("a part of the workbook is not well-formed, or cannot be expanded", e);
        }
    }

    /** Goes on to the next event; false at the end. */
    boolean next() throws IOException {
        boolean more = guarded(reader::hasNext);
        event = more ? guarded(reader::next) : XMLStreamConstants.END_DOCUMENT;
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw ExcelFailures.corrupt("a part of the workbook declares a document type, which is never processed");
        }
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    boolean isStart() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    boolean isStart(String name) {
        return isStart() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
    }

    boolean isText() {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    String name() {
        return reader.getLocalName();
    }

    /** By local name, whatever its namespace. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Only now does the parser read the text to its end. */
    void appendText(StringBuilder target, int most) throws IOException {
        int length = guarded(reader::getTextLength);
        if (target.length() + length > most) {
            throw ExcelFailures.limit("a text of the workbook has more than " + most + " characters");
        }
        target.append(guarded(reader::getTextCharacters), reader.getTextStart(), length);
    }

    /** Behind the end of the element that begins here. */
    void skipElement() throws IOException {
        int depth = 1;
        while (depth > 0 && next()) {
            depth += isStart() ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
