package io.lakecaravan.flow;

import io.lakecaravan.config.ManifestEntry;
import io.lakecaravan.config.SourceConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * What of the store a source looks at and what it calls tables there. A table that is not found under another scope than
 * it was last found under may merely be hidden by what was changed.
 */
final class SourceScope {
    private SourceScope() {}

    /** The same for two configurations exactly when they find the same tables in the same store. */
    static String of(SourceConfig source) {
        List<Object> parts = List.of(
                source.endpoint().map(URI::toString).orElse(""),
                source.buckets(),
                source.prefix(),
                source.include(),
                source.exclude(),
                new TreeSet<>(source.formats()),
                source.minObjectSize(),
                source.maxObjectSize(),
                source.layout(),
                source.manifest().entries().stream().map(SourceScope::of).toList(),
                source.tableName());
        return hash(parts.toString());
    }

    private static List<Object> of(ManifestEntry entry) {
        return List.of(entry.container(), entry.path(), entry.depth(), entry.unstructured(), entry.excludedPaths());
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
