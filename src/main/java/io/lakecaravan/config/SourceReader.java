package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_SIZE;
import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_NO_EFFECT;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one entry of {@code sources:}. */
final class SourceReader {
    private static final Map<String, SchemaChangePolicy> POLICIES = policies();
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._*?-]{1,255}|arn:[A-Za-z0-9:/._-]{1,250}");

    private final Set<String> formats;
    private final ReadRulesReader readRules;

    private static Map<String, SchemaChangePolicy> policies() {
        Map<String, SchemaChangePolicy> policies = new LinkedHashMap<>();
        for (SchemaChangePolicy policy : SchemaChangePolicy.values()) {
            policies.put(policy.name().toLowerCase(Locale.ROOT), policy);
        }
        return policies;
    }

    /** @param formats names of the formats that can be read; empty takes any name */
    SourceReader(Set<String> formats) {
        this.formats = Set.copyOf(formats);
        this.readRules = new ReadRulesReader(formats);
    }

    SourceConfig read(Mapping source) {
        String name = source.required("name", Parsers::name).orElse("");
        List<String> buckets = buckets(source);
        Optional<URI> endpoint = source.optional("endpoint", Parsers::endpoint);
        long minObjectSize = source.fallback("min-object-size", DataSize::parse);
        long maxObjectSize = source.fallback("max-object-size", SourceReader::positiveSize);
        if (minObjectSize > maxObjectSize) {
            source.report(
                    source.has("min-object-size") ? "min-object-size" : "max-object-size",
                    CONFIG_CONTRADICTION,
                    "min-object-size is above max-object-size (" + DataSize.render(maxObjectSize) + ")");
        }
        LayoutReader.Layout layout = LayoutReader.read(source);
        return new SourceConfig(
                name,
                buckets,
                prefix(source),
                endpoint,
                source.optional("region", Parsers::text),
                source.optional("path-style", Parsers::flag)
                        .orElseGet(() -> endpoint.isPresent() && !SourceConfig.isAws(endpoint.get())),
                source.fallback("requester-pays", Parsers::flag),
                CredentialsReader.read(source),
                ConnectionReader.tls(source),
                ConnectionReader.http(source),
                listOrFallback(source, "include", Parsers::keyPattern),
                source.list("exclude", Parsers::keyPattern),
                new LinkedHashSet<>(source.list("formats", format(formats))),
                minObjectSize,
                maxObjectSize,
                layout.layouts(),
                readRules.read(source),
                sample(source.mapping("sample", Sections.SAMPLE)),
                source.fallback("workers", Parsers.number(1, 256)),
                source.optional("schedule", Parsers::schedule),
                schemaChanges(source.mapping("schema", Sections.SCHEMA)),
                layout.manifest(),
                source.mapping("tables", Sections.SOURCE_TABLES).optional("name", NameTemplate::parse));
    }

    private static List<String> buckets(Mapping source) {
        boolean one = source.node("bucket").isPresent();
        boolean several = source.node("buckets").isPresent();
        if (one && several) {
            source.report(
                    "buckets",
                    CONFIG_CONTRADICTION,
                    "bucket and buckets stand together. Write all of them under buckets");
        } else if (!one && !several) {
            source.report("", CONFIG_MISSING_KEY, "names no bucket. Add bucket: NAME, or buckets: [NAME, ...]");
        }
        List<String> names = source.list("buckets", SourceReader::bucket);
        if (several && !one && names.isEmpty() && !source.has("buckets")) {
            source.report("buckets", CONFIG_MISSING_KEY, "names no bucket");
        }
        return one ? source.optional("bucket", SourceReader::bucket).stream().toList() : names;
    }

    private static String bucket(String text) {
        if (text.startsWith("s3://")) {
            throw new BadValueException(
                    CONFIG_BAD_NAME, "is an address. Write the bucket's name alone, and the rest as prefix");
        }
        if (!BUCKET.matcher(text).matches()) {
            throw new BadValueException(
                    CONFIG_BAD_NAME,
                    "is no bucket name. Buckets have letters, digits, '.', '-' and '_'; patterns '*' and '?'");
        }
        return text;
    }

    private static String prefix(Mapping source) {
        String prefix = source.fallback("prefix", text -> text);
        if (prefix.startsWith("/")) {
            source.report(
                    "prefix", CONFIG_NO_EFFECT, "keys hardly ever start with '/'. Take it out if nothing is found");
        }
        return prefix;
    }

    static ValueParser<String> format(Set<String> formats) {
        return formats.isEmpty()
                ? text -> Parsers.text(text).toLowerCase(Locale.ROOT)
                : Parsers.oneOf(new TreeSet<>(formats));
    }

    /** A list that is given and empty would match nothing: it counts as absent. */
    private static <T> List<T> listOrFallback(Mapping source, String key, ValueParser<T> parser) {
        List<T> values = source.list(key, parser);
        String fallback = Sections.SOURCE.key(key).fallback().orElseThrow();
        return values.isEmpty() ? List.of(parser.parse(fallback)) : values;
    }

    private static SampleConfig sample(Mapping sample) {
        return new SampleConfig(
                sample.fallback("objects", Parsers.number(1, 1000)),
                sample.fallback("rows", Parsers.number(0, 10_000)),
                sample.fallback("bytes-per-object", SourceReader::positiveSize),
                sample.fallback("bytes", SourceReader::positiveSize));
    }

    private static SchemaChangePolicy schemaChanges(Mapping schema) {
        String policy = schema.fallback("changes", Parsers.oneOf(POLICIES.keySet()));
        return POLICIES.get(policy);
    }

    private static long positiveSize(String text) {
        long bytes = DataSize.parse(text);
        if (bytes == 0) {
            throw new BadValueException(CONFIG_BAD_SIZE, "is nothing. Write a size above 0");
        }
        return bytes;
    }
}
