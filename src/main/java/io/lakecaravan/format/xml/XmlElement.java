package io.lakecaravan.format.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element with all it holds. Its text is that between its children, each piece without blanks around it. */
final class XmlElement {
    private final Map<XmlName, String> attributes = new LinkedHashMap<>();
    private final Map<XmlName, List<XmlElement>> children = new LinkedHashMap<>();
    private final Map<XmlName, String> prefixes = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder piece = new StringBuilder();
    private boolean nil;

    Map<XmlName, String> attributes() {
        return attributes;
    }

    Map<XmlName, List<XmlElement>> children() {
        return children;
    }

    /** Empty where the document gives none. */
    String prefix(XmlName name) {
        return prefixes.getOrDefault(name, "");
    }

    /** Empty where there is nothing but blanks, or where {@code xsi:nil} says that there is no value. */
    String text() {
        endPiece();
        return nil ? "" : text.toString();
    }

    void attribute(XmlName name, String prefix, String value) {
        if (name.isNil()) {
            nil = value.strip().equals("true") || value.strip().equals("1");
            return;
        }
        attributes.put(name, value.strip());
        prefixes.putIfAbsent(name, prefix);
    }

    void child(XmlName name, String prefix, XmlElement child) {
        endPiece();
        children.computeIfAbsent(name, any -> new ArrayList<>(1)).add(child);
        prefixes.putIfAbsent(name, prefix);
    }

    void characters(String characters) {
        piece.append(characters);
    }

    private void endPiece() {
        if (piece.isEmpty()) {
            return;
        }
        String stripped = piece.toString().strip();
        piece.setLength(0);
        if (!stripped.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(stripped);
        }
    }
}
