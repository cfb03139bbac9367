package io.lakecaravan.format.xml;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.text.TextPrefix;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding that an XML declaration names (XML 1.0, section 4.3.3). A byte order mark and what the user said win over
 * it; so does the plain fact that the declaration could be read, where it names an encoding of wide characters.
 */
final class XmlEncoding {
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

    private XmlEncoding() {}

    static TextPrefix declared(TextPrefix prefix, ReadOptions options) throws FormatException {
        Optional<Charset> declared = charset(prefix.text());
        boolean settled = options.known().encoding().isPresent()
                || prefix.encoding().bomBytes() > 0
                || declared.isEmpty()
                || declared.get().equals(prefix.encoding().charset())
                || isWide(declared.get())
                || isWide(prefix.encoding().charset());
        return settled ? prefix : prefix.decodedAs(declared.get().name());
    }

    private static Optional<Charset> charset(String text) {
        Matcher matcher = DECLARED.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Charset.isSupported(matcher.group(1))
                    ? Optional.of(Charset.forName(matcher.group(1)))
                    : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }
}
