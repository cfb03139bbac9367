package io.lakecaravan.format.excel;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.excel.CellStyles.Style;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows of a worksheet part (ECMA-376 part 1, 18.3). Formulas give their cached value. A row or cell without reference
 * lies behind the one before it.
 */
final class XlsxRows implements SheetRows {
    private final PartXml xml;
    private final SharedTexts texts;
    private final CellStyles styles;
    private final CellNumber numbers;
    private final List<MergedCells> merged = new ArrayList<>();
    private int row = -1;
    private int column;
    private int characters;

    XlsxRows(PartXml xml, SharedTexts texts, CellStyles styles, CellNumber numbers) {
        this.xml = xml;
        this.texts = texts;
        this.styles = styles;
        this.numbers = numbers;
    }

    @Override
    public Optional<SheetRow> next() throws IOException {
        while (xml.next()) {
            if (xml.isStart("row")) {
                Optional<SheetRow> found = row();
                if (found.isPresent()) {
                    return found;
                }
            } else if (xml.isStart("mergeCell") && merged.size() < Limits.MERGED) {
                xml.attribute("ref").flatMap(CellReference::range).ifPresent(merged::add);
            }
        }
        return Optional.empty();
    }

    private Optional<SheetRow> row() throws IOException {
        int given = Digits.number(xml.attribute("r").orElse("")) - 1;
        if (given >= 0 && given <= row) {
            throw ExcelFailures.corrupt("the rows of a sheet are out of order");
        }
        row = given >= 0 ? given : row + 1;
        if (row >= Limits.ROWS) {
            throw ExcelFailures.limit("a sheet has more than " + Limits.ROWS + " rows");
        }
        column = -1;
        characters = 0;
        TreeMap<Integer, SheetCell> cells = new TreeMap<>();
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                cell().ifPresent(cell -> cells.put(cell.column(), cell));
            }
        }
        return cells.isEmpty() ? Optional.empty() : Optional.of(new SheetRow(row, List.copyOf(cells.values())));
    }

    private Optional<SheetCell> cell() throws IOException {
        int given = CellReference.column(xml.attribute("r").orElse(""));
        column = given >= 0 ? given : column + 1;
        if (column >= Limits.COLUMNS) {
            throw ExcelFailures.limit("a sheet has more than " + Limits.COLUMNS + " columns");
        }
        String type = xml.attribute("t").orElse("n");
        Style style = styles.style(Digits.number(xml.attribute("s").orElse("")));
        String text = content();
        characters += text.length();
        if (characters > Limits.ROW) {
            throw ExcelFailures.limit("a row of a sheet has more than " + Limits.ROW + " characters");
        }
        return value(type, text, style)
                .map(value -> new SheetCell(column, value, value instanceof String ? "" : style.code()));
    }

    /** The cached value, or the inline text. */
    private String content() throws IOException {
        StringBuilder value = new StringBuilder();
        boolean inValue = false;
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("is")) {
                value.append(SharedTexts.richText(xml, "is"));
            } else if (xml.isStart("v")) {
                inValue = true;
            } else if (xml.isEnd("v")) {
                inValue = false;
            } else if (inValue && xml.isText()) {
                xml.appendText(value, Limits.CELL);
            }
        }
        return value.toString();
    }

    private Optional<Object> value(String type, String text, Style style) throws FormatException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (type) {
            case "s" ->
                texts.text(Digits.number(text.strip()))
                        .filter(shared -> !shared.isEmpty())
                        .map(Object.class::cast);
            case "str", "inlineStr" -> Optional.of(text);
            case "b" -> Optional.of(text.strip().equals("1") || text.strip().equals("true"));
            case "e" -> Optional.empty();
            case "d" -> Optional.of(date(text.strip()));
            default -> number(text.strip(), style);
        };
    }

    private Optional<Object> number(String text, Style style) throws FormatException {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(numbers.of(text, style.format()));
        } catch (NumberFormatException e) {
            throw ExcelFailures.corrupt("a cell that should hold a number does not");
        }
    }

    /** The strict kind of workbook may write dates in ISO 8601. */
    private static Object date(String text) {
        try {
            if (text.indexOf('T') > 0) {
                return LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
            }
            return text.indexOf(':') > 0 ? LocalTime.parse(text) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return text;
        }
    }

    @Override
    public List<MergedCells> merged() {
        return List.copyOf(merged);
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
