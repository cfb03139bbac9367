package io.lakecaravan.inspect;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.compression.Codecs;
import java.util.Optional;

/**
 * What is known of a content's format before it is looked at.
 *
 * @param format by name; {@code unknown} where nothing is known
 * @param refusal of that format's reader, if it was tried on the bytes as they lie
 */
record Hint(String format, Origin origin, Optional<FormatException> refusal) {
    /** Who says so. */
    enum Origin {
        /** The name, which may err. */
        NAME,
        /** The user, or an earlier look at the content. */
        KNOWN
    }

    static Hint ofName(String format) {
        return new Hint(format, Origin.NAME, Optional.empty());
    }

    static Hint known(String format) {
        return new Hint(format, Origin.KNOWN, Optional.empty());
    }

    /** By the extensions that the formats themselves name. */
    static Hint ofExtension(String name, Formats formats) {
        return ofName(formats.byExtension(Codecs.lastExtension(Codecs.withoutExtension(name)))
                .map(Format::name)
                .orElse(Formats.UNKNOWN));
    }

    Hint refused(FormatException e) {
        return new Hint(format, origin, Optional.of(e));
    }

    /** The reader was tried on other bytes. */
    Hint withoutRefusal() {
        return new Hint(format, origin, Optional.empty());
    }

    boolean isKnown() {
        return origin == Origin.KNOWN && refusal.isEmpty();
    }
}
