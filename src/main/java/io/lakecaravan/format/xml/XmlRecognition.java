package io.lakecaravan.format.xml;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.text.TextContent;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** XML is what declares itself so, or starts with tags that are well-formed as far as they can be seen. */
final class XmlRecognition {
    private static final int ENOUGH_EVENTS = 200;

    private XmlRecognition() {}

    static Recognition of(Head head) {
        Optional<String> text = TextContent.of(head, Optional.empty());
        String start = text.map(String::stripLeading).orElse("");
        if (!start.startsWith("<")) {
            return Recognition.NO;
        }
        String lower = start.substring(0, Math.min(start.length(), 256)).toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return Recognition.NO;
        }
        if (lower.startsWith("<?xml ")) {
            return Recognition.CERTAIN;
        }
        return isWellFormed(start) ? Recognition.LIKELY : Recognition.NO;
    }

    private static boolean isWellFormed(String text) {
        try (XmlEvents events = new XmlEvents(new StringReader(text), ReadOptions.DEFAULT)) {
            int tags = 0;
            for (int i = 0; i < ENOUGH_EVENTS; i++) {
                XmlEvents.Kind kind = events.next();
                if (kind == XmlEvents.Kind.DONE) {
                    return tags > 0
                            && events.broken()
                                    .filter(broken -> broken.kind() == XmlEvents.Break.Kind.MALFORMED)
                                    .isEmpty();
                }
                tags += kind == XmlEvents.Kind.START ? 1 : 0;
            }
            return tags > 0;
        } catch (FormatException | LimitException e) {
            // A document type, or XML beyond our limits: reading it says which.
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }
}
