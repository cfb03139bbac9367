package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_DURATION;
import static io.lakecaravan.config.ConfigCode.CONFIG_LITERAL_SECRET;
import static io.lakecaravan.config.ConfigCode.CONFIG_NO_EFFECT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code tls:} and {@code http:}, which sources and catalogs have in common. */
final class ConnectionReader {
    private ConnectionReader() {}

    static TlsConfig tls(Mapping owner) {
        Mapping tls = owner.mapping("tls", Sections.TLS);
        boolean verify = tls.fallback("verify", Parsers::flag);
        Optional<Path> caFile = tls.optional("ca-file", Parsers::existingFile);
        if (!verify && caFile.isPresent()) {
            tls.report("ca-file", CONFIG_NO_EFFECT, "changes nothing while verify is false");
        }
        return new TlsConfig(verify, caFile);
    }

    static HttpConfig http(Mapping owner) {
        Mapping http = owner.mapping("http", Sections.HTTP);
        http.node("proxy")
                .filter(node ->
                        node instanceof ScalarNode scalar && scalar.getValue().matches("[^@{]*://[^@{]*:[^@{]+@.*"))
                .ifPresent(node -> http.report(
                        "proxy",
                        CONFIG_LITERAL_SECRET,
                        "the proxy's password stands in the file. Refer to it: http://user:{{env:NAME}}@host:port"));
        return new HttpConfig(
                http.secretly("proxy", Parsers::proxy),
                http.fallback("connect-timeout", ConnectionReader::wait),
                http.fallback("read-timeout", ConnectionReader::wait),
                http.fallback("retries", Parsers.number(0, 100)));
    }

    /** Zero would mean for ever to most clients. */
    static Duration wait(String text) {
        Duration duration = TimeSpan.parse(text);
        if (duration.isZero() || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new BadValueException(CONFIG_BAD_DURATION, "is outside of 1ms to 1d");
        }
        return duration;
    }
}
