package io.lakecaravan.format.excel;

import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.excel.Parts.Relationship;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workbook of ECMA-376 (transitional or strict). Parts are found by their relationships, not by their usual names.
 */
final class XlsxWorkbook implements Workbook {
    private record Tab(String name, String part) {}

    private final Parts parts;
    private final List<Tab> tabs;
    private final Optional<String> sharedPart;
    private final CellStyles styles;
    private final CellNumber numbers;
    private Optional<SharedTexts> shared = Optional.empty();

    private XlsxWorkbook(Parts parts, String part) throws IOException {
        this.parts = parts;
        Map<String, Relationship> targets = new HashMap<>();
        Optional<String> stylesPart = Optional.empty();
        Optional<String> texts = Optional.empty();
        for (Relationship relationship : parts.relationships(part)) {
            targets.putIfAbsent(relationship.id(), relationship);
            if (relationship.type().endsWith("/styles")) {
                stylesPart = Optional.of(relationship.target());
            } else if (relationship.type().endsWith("/sharedStrings")) {
                texts = Optional.of(relationship.target());
            }
        }
        sharedPart = texts;
        List<Tab> found = new ArrayList<>();
        boolean since1904 = readTabs(part, targets, found);
        tabs = List.copyOf(found);
        numbers = since1904 ? CellNumber.since1904() : CellNumber.since1900();
        Optional<InputStream> stream =
                stylesPart.isEmpty() ? Optional.empty() : parts.open(stylesPart.get(), Limits.SMALL_PART);
        styles = stream.isEmpty() ? CellStyles.none() : CellStyles.read(stream.get());
    }

    static XlsxWorkbook open(ObjectSource source) throws IOException {
        Parts parts = Parts.open(source);
        boolean opened = false;
        try {
            XlsxWorkbook workbook = new XlsxWorkbook(parts, workbookPart(parts));
            opened = true;
            return workbook;
        } finally {
            if (!opened) {
                parts.close();
            }
        }
    }

    private static String workbookPart(Parts parts) throws IOException {
        Optional<String> named = parts.relationships("").stream()
                .filter(relationship -> relationship.type().endsWith("/officeDocument"))
                .map(Relationship::target)
                .findFirst();
        String part = named.filter(parts::has).orElse("xl/workbook.xml");
        if (part.endsWith(".bin") || parts.has("xl/workbook.bin")) {
            throw ExcelFailures.unsupported("the workbook is of the binary kind (.xlsb), which is not read");
        }
        if (parts.has("content.xml") && parts.has("mimetype")) {
            throw ExcelFailures.unsupported("the archive is an OpenDocument file, which is not read");
        }
        if (!parts.has(part)) {
            throw ExcelFailures.corrupt("the archive holds no workbook");
        }
        return part;
    }

    /** @return whether dates count from 1904 */
    private boolean readTabs(String part, Map<String, Relationship> targets, List<Tab> found) throws IOException {
        boolean since1904 = false;
        List<String> names = new ArrayList<>();
        InputStream stream = parts.open(part, Limits.SMALL_PART)
                .orElseThrow(() -> ExcelFailures.corrupt("the archive holds no workbook"));
        try (PartXml xml = PartXml.of(stream)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    since1904 = xml.attribute("date1904")
                            .filter(text -> text.equals("1") || text.equals("true"))
                            .isPresent();
                } else if (xml.isStart("sheet")) {
                    Optional<Relationship> target = xml.attribute("id").map(targets::get);
                    if (target.isPresent() && target.get().type().endsWith("/worksheet")) {
                        names.add(xml.attribute("name").orElse(""));
                        found.add(new Tab("", target.get().target()));
                    }
                    if (found.size() > Limits.SHEETS) {
                        throw ExcelFailures.limit("the workbook has more than " + Limits.SHEETS + " sheets");
                    }
                }
            }
        }
        List<String> unique = CellNames.unique(names, "sheet");
        for (int i = 0; i < unique.size(); i++) {
            found.set(i, new Tab(unique.get(i), found.get(i).part()));
        }
        return since1904;
    }

    @Override
    public List<String> sheets() {
        return tabs.stream().map(Tab::name).toList();
    }

    @Override
    public SheetRows rows(int sheet) throws IOException {
        InputStream stream = parts.open(tabs.get(sheet).part(), Limits.PART)
                .orElseThrow(() -> ExcelFailures.corrupt("the archive lacks the part of a sheet"));
        return new XlsxRows(PartXml.of(stream), texts(), styles, numbers);
    }

    private SharedTexts texts() throws IOException {
        if (shared.isEmpty()) {
            Optional<InputStream> stream =
                    sharedPart.isEmpty() ? Optional.empty() : parts.open(sharedPart.get(), Limits.PART);
            shared = Optional.of(stream.isEmpty() ? SharedTexts.none() : SharedTexts.read(stream.get()));
        }
        return shared.get();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
