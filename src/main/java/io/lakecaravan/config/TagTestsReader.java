package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads {@code tests:} beside the rules, and in files of their own. */
final class TagTestsReader {
    private final ValueParser<String> format;

    TagTestsReader(ValueParser<String> format) {
        this.format = format;
    }

    List<TagTest> read(Mapping around) {
        return around.mappings("tests", Sections.TAG_TEST).stream()
                .map(this::test)
                .toList();
    }

    private TagTest test(Mapping test) {
        String table = test.required("table", Parsers::text).orElse("");
        List<String> columns = test.list("columns", Parsers::text);
        Optional<List<String>> expect = test.node("expect").map(node -> test.list("expect", Parsers::tag));
        Map<String, List<String>> expectColumns = FreeMapping.lists(test, "expect-columns", Parsers::tag);
        Map<String, List<String>> values = FreeMapping.lists(test, "values", text -> text);
        if (expect.isEmpty() && expectColumns.isEmpty()) {
            test.report("", CONFIG_MISSING_KEY, "expects nothing. Add expect or expect-columns; [] says: no tag");
        }
        TreeSet<String> unknown = new TreeSet<>(expectColumns.keySet());
        unknown.addAll(values.keySet());
        columns.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            test.report(
                    "columns",
                    CONFIG_CONTRADICTION,
                    "lacks " + String.join(", ", unknown) + ", of which the test says values or tags. Add to columns");
        }
        return new TagTest(
                test.reading().file(),
                test.line(),
                table,
                test.optional("path", Parsers::text).orElse(table + "/"),
                columns,
                test.optional("format", format).orElse("unknown"),
                test.fallback("size", DataSize::parse),
                test.optional("age", TimeSpan::parse).orElse(Duration.ZERO),
                test.optional("source", Parsers::text).orElse(""),
                test.optional("bucket", Parsers::text).orElse(""),
                test.optional("owner", Parsers::text),
                FreeMapping.values(test, "object-tags", text -> text),
                FreeMapping.values(test, "bucket-tags", text -> text),
                values,
                expect,
                expectColumns);
    }
}
