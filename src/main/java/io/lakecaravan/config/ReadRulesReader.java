package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_CHARACTER;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_ENCODING;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_TYPE;
import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.schema.TypeText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code read:} of a source. */
final class ReadRulesReader {
    /** For messages; what may stand there is what {@link TypeText#parse} takes. */
    static final List<String> TYPES = List.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "bigint",
            "float",
            "double",
            "decimal(p,s)",
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "duration",
            "interval",
            "string",
            "json",
            "uuid",
            "binary",
            "variant");

    private static final String NONE = "none";
    private static final int MOST_COMMENT = 4;

    private final ValueParser<String> format;

    ReadRulesReader(Set<String> formats) {
        this.format = SourceReader.format(formats);
    }

    List<ReadRule> read(Mapping source) {
        return source.mappings("read", Sections.READ_RULE).stream()
                .map(this::rule)
                .toList();
    }

    private ReadRule rule(Mapping rule) {
        String path = rule.required("path", Parsers::glob).orElse("**");
        if (Sections.READ_RULE.names().stream()
                .noneMatch(key -> !key.equals("path") && rule.node(key).isPresent())) {
            rule.report("", CONFIG_MISSING_KEY, "says nothing about the objects. Add one of format, csv, xml, schema");
        }
        Mapping csv = rule.mapping("csv", Sections.CSV);
        Optional<String> delimiter = csv.optional("delimiter", ReadRulesReader::delimiter);
        Optional<String> quote = csv.optional("quote", ReadRulesReader::characterOrNone);
        if (delimiter.isPresent() && delimiter.equals(quote)) {
            csv.report("quote", CONFIG_CONTRADICTION, "delimiter and quote are the same character");
        }
        ReadOptions.Known known = new ReadOptions.Known(
                formatOf(rule),
                delimiter,
                quote,
                csv.optional("escape", ReadRulesReader::characterOrNone),
                csv.optional("comment", ReadRulesReader::comment),
                csv.optional("header", Parsers::flag),
                csv.optional("skip-rows", Parsers.number(0, 1_000_000)),
                csv.optional("encoding", ReadRulesReader::encoding),
                csv.list("nulls", text -> text),
                rowElement(rule),
                schema(rule));
        return new ReadRule(path, known);
    }

    private Optional<String> formatOf(Mapping rule) {
        Optional<String> given = rule.optional("format", format);
        List<String> implied = List.of("csv", "xml").stream()
                .filter(key -> rule.node(key).isPresent())
                .toList();
        if (implied.size() == 2) {
            rule.report("xml", CONFIG_CONTRADICTION, "csv and xml exclude each other. Write one rule for each path");
        }
        for (String name : implied) {
            if (given.isPresent() && !given.get().equals(name)) {
                rule.report(
                        "format",
                        CONFIG_CONTRADICTION,
                        "says " + given.get() + " where " + name + ": says how " + name + " is written");
            }
        }
        return given.or(() -> implied.stream().findFirst());
    }

    private static Optional<String> rowElement(Mapping rule) {
        if (rule.node("xml").isEmpty()) {
            return Optional.empty();
        }
        return rule.mapping("xml", Sections.XML).required("row-element", Parsers::text);
    }

    private static Optional<Schema> schema(Mapping rule) {
        List<Column> columns = new ArrayList<>();
        for (Map.Entry<String, Node> entry : rule.freeEntries("schema").entrySet()) {
            rule.value(entry.getValue(), rule.path() + ".schema." + entry.getKey(), ReadRulesReader::type)
                    .ifPresent(type -> columns.add(Column.nullable(entry.getKey(), type)));
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(new Schema(columns));
    }

    private static LogicalType type(String text) {
        try {
            return TypeText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadValueException(
                    CONFIG_BAD_TYPE,
                    "is no column type. Known: " + String.join(", ", TYPES) + "."
                            + Spelling.hint(text.replaceFirst("\\(.*", ""), TYPES));
        }
    }

    private static String delimiter(String text) {
        String delimiter = text.replace("\\t", "\t");
        int length = delimiter.codePointCount(0, delimiter.length());
        if (length < 1 || length > 4 || hasLineEnd(delimiter)) {
            throw new BadValueException(
                    CONFIG_BAD_CHARACTER,
                    "is no delimiter. Write one to four characters without a line end; \\t is a tab, \\s+ any blanks");
        }
        return delimiter;
    }

    /** {@code none} says that there is none, which the reader knows as the empty text. */
    private static String characterOrNone(String text) {
        if (text.equals(NONE)) {
            return "";
        }
        if (text.codePointCount(0, text.length()) != 1 || hasLineEnd(text)) {
            throw new BadValueException(
                    CONFIG_BAD_CHARACTER,
                    "is not exactly one character. Write one, or " + NONE + " where there is none");
        }
        return text;
    }

    private static String comment(String text) {
        if (text.equals(NONE)) {
            return "";
        }
        if (text.isEmpty() || text.length() > MOST_COMMENT || hasLineEnd(text)) {
            throw new BadValueException(
                    CONFIG_BAD_CHARACTER,
                    "is no sign of comments. Write one to " + MOST_COMMENT
                            + " characters without a line end, such as # or" + " //, or " + NONE
                            + " where there is none");
        }
        return text;
    }

    private static boolean hasLineEnd(String text) {
        return text.contains("\n") || text.contains("\r");
    }

    private static String encoding(String text) {
        try {
            if (Charset.isSupported(text)) {
                return Charset.forName(text).name();
            }
        } catch (IllegalCharsetNameException e) {
            // Reported below in the same words: neither form names an encoding.
        }
        List<String> common = List.of(
                "UTF-8",
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "windows-1252",
                "ISO-8859-1",
                "ISO-8859-15",
                "US-ASCII",
                "windows-1251",
                "Shift_JIS",
                "GB18030",
                "EUC-KR");
        throw new BadValueException(
                CONFIG_BAD_ENCODING,
                "is no character encoding. Some that are: " + String.join(", ", common) + "."
                        + Spelling.hint(text, common));
    }
}
