package io.lakecaravan.config;

import io.lakecaravan.finding.Severity;
import java.util.Locale;

/** The reference page of {@code caravan.yaml}, made from the same definitions that the reader checks against. */
public final class ConfigurationPage {
    private ConfigurationPage() {}

    /** Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Configuration: `caravan.yaml`

                This page is made from the code. An unknown key is an error that names the nearest known one; all errors are
                shown at once, with file and line. `lint` checks the file without starting anything.

                | kind of value | how it is written |
                |---|---|
                | size | a number and a unit: `B`, `KB`, `MB`, `GB`, `TB` (1000), `KiB`, `MiB`, `GiB`, `TiB` (1024), e.g. `500MB` |
                | duration | a whole number and a unit: `ms`, `s`, `m`, `h`, `d`, e.g. `30s` |
                | glob | `*` any characters but `/`, `?` one of them, `**` any characters, `**/` any number of folders, `[a-z]`, `[!a-z]`, `{csv,tsv}`, `\\` before a character that stands for itself |
                | regular expression | of Java; it must match the whole name |
                | path | relative to the working directory |
                | secret | a reference: `"{{env:NAME}}"`, `"{{file:PATH}}"` (without the line end at its end) or `"{{aws:SECRET}}"`; in quotes, as a brace starts a mapping in YAML |
                | list | a YAML list; one value alone is a list of one |

                Any value may be a reference, also to a property of `application.properties`: `"{{key}}"` or `"{{key:default}}"`.
                """);
        Sections.ALL.forEach(section -> append(page, section));
        appendCodes(page);
        return page.toString();
    }

    private static void append(StringBuilder page, Section section) {
        page.append("\n## ").append(section.path().isEmpty() ? "The file" : "`" + section.path() + "`");
        page.append("\n\n")
                .append(section.meaning())
                .append("\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        for (Key key : section.keys()) {
            String fallback = key.required()
                    ? "**needed**"
                    : key.fallback()
                            .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
                            .orElse("");
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(key.name(), key.type(), fallback, key.meaning().replace("|", "\\|")));
        }
    }

    private static void appendCodes(StringBuilder page) {
        page.append(
                "\n## Codes\n\nErrors stop the start with exit code 2; warnings are shown by `lint`, which then ends"
                        + " with 1.\n\n| code | | meaning |\n|---|---|---|\n");
        for (ConfigCode code : ConfigCode.values()) {
            Severity severity = code.severity();
            page.append("| `%s` | %s | %s |\n"
                    .formatted(code.name(), severity.name().toLowerCase(Locale.ROOT), code.meaning()));
        }
    }
}
