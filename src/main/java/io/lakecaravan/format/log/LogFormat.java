package io.lakecaravan.format.log;

import io.lakecaravan.format.Format;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.TextContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Logs in well-known layouts: common and combined (Apache, NGINX), S3 server access, load balancers, syslog by RFC 3164
 * and 5424, W3C extended and CloudFront by their {@code #Fields:}, logfmt, and lines of time, level and message as Java
 * and Python write them. Types are those that all texts of a field fit; {@code -} is null.
 */
public final class LogFormat implements Format {
    private static final int FEWEST_LINES = 2;

    private final LogReader reader = new LogReader();

    @Override
    public String name() {
        return "log";
    }

    @Override
    public ReaderKind readerKind() {
        return ReaderKind.TEXT;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("log");
    }

    /** Certain where most lines have a layout, for these are more particular than delimited text is. */
    @Override
    public Recognition recognise(Head head) {
        Optional<String> text = TextContent.of(head, Optional.empty());
        if (text.isEmpty()) {
            return Recognition.NO;
        }
        try {
            List<String> lines = LogReader.lines(text.get());
            List<String> whole =
                    head.whole() || lines.size() < FEWEST_LINES ? lines : lines.subList(0, lines.size() - 1);
            boolean named = extensions().contains(head.extension());
            boolean enough =
                    named || whole.stream().filter(line -> !line.isBlank()).count() >= FEWEST_LINES;
            return enough && LogLayouts.of(whole).isPresent() ? Recognition.CERTAIN : Recognition.NO;
        } catch (LimitException e) {
            return Recognition.NO;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    @Override
    public List<ReadTable> read(ObjectSource source, ReadOptions options) throws IOException {
        return List.of(reader.read(source, options));
    }

    @Override
    public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options)
            throws IOException {
        return reader.rows(source, projection, options);
    }
}
