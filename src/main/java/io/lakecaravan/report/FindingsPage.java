package io.lakecaravan.report;

import io.lakecaravan.finding.FindingCode;
import java.util.Locale;

/** The reference page of findings, made from their definitions. */
public final class FindingsPage {
    private FindingsPage() {}

    /** Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Findings

                This page is made from the code. A finding is about one object, table, source or catalog; everything else goes
                on. An error takes the object out of its table, a warning leaves it in. A run with findings that the run before
                did not have ends with exit code 1; `--strict` counts the known ones, too.

                | code | | meaning | what to do |
                |---|---|---|---|
                """);
        for (FindingCode code : FindingCode.values()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            code.name(),
                            code.severity().name().toLowerCase(Locale.ROOT),
                            code.meaning(),
                            FixHints.of(code)));
        }
        return page.toString();
    }
}
