package io.lakecaravan.format.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Number formats by the number of a cell's style (ECMA-376 part 1, 18.8). */
final class CellStyles {
    /** A format's code and what it makes of numbers. */
    record Style(String code, NumberFormat format) {
        static final Style GENERAL = new Style("", NumberFormat.NUMBER);

        static Style of(String code) {
            return code.isEmpty() || code.equalsIgnoreCase("general") || code.equals("@")
                    ? GENERAL
                    : new Style(code, NumberFormat.of(code));
        }
    }

    private final List<Style> styles;

    private CellStyles(List<Style> styles) {
        this.styles = styles;
    }

    static CellStyles none() {
        return new CellStyles(List.of());
    }

    static CellStyles read(InputStream part) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<Integer> formats = new ArrayList<>();
        try (PartXml xml = PartXml.of(part)) {
            boolean inCells = false;
            while (xml.next()) {
                if (xml.isStart("numFmt") && codes.size() < Limits.STYLES) {
                    codes.put(
                            Digits.number(xml.attribute("numFmtId").orElse("")),
                            xml.attribute("formatCode").orElse(""));
                } else if (xml.isStart("cellXfs")) {
                    inCells = true;
                } else if (xml.isEnd("cellXfs")) {
                    inCells = false;
                } else if (inCells && xml.isStart("xf") && formats.size() < Limits.STYLES) {
                    formats.add(Digits.number(xml.attribute("numFmtId").orElse("")));
                }
            }
        }
        Map<Integer, Style> known = new HashMap<>();
        return new CellStyles(formats.stream()
                .map(id -> known.computeIfAbsent(id, each -> {
                    String code = codes.get(each);
                    return Style.of(code == null ? NumberFormat.implied(each) : code);
                }))
                .toList());
    }

    Style style(int index) {
        return index >= 0 && index < styles.size() ? styles.get(index) : Style.GENERAL;
    }
}
