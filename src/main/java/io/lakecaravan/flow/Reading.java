package io.lakecaravan.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RecordJson;
import io.lakecaravan.tag.Masks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Fingerprints of how an object is read, so that what was learned under other {@code read:} rules or sample settings is
 * not taken for what would be learned now. Settings that do not bear on the object do not change its fingerprint.
 */
final class Reading {
    private static final int DIGITS = 16;

    private Reading() {}

    /** Of what an object teaches; empty where nothing is configured. */
    static String of(SourceConfig source, String key) {
        ReadOptions options = ReadSettings.of(Optional.of(source), key, 0);
        if (options.known().equals(ReadOptions.Known.NOTHING)
                && options.sampleBytes() == SampleConfig.DEFAULT.bytesPerObject()) {
            return "";
        }
        return hash(options);
    }

    /**
     * Of the rows that are shown of a table: they change with their object, with how they are read, and
     * with whether columns are held back or masked. Empty: no rows.
     */
    static String sample(SourceConfig source, LogicalTable table, Masks masks) {
        String masked = masks.version(table);
        String held = (HeldSchema.isHeld(table) ? "/held" : "") + (masked.isEmpty() ? "" : "/masked-" + hash(masked));
        return table.sampleObject()
                .map(object -> object.version() + "/" + hash(sampling(source, table, object)) + held)
                .orElse("");
    }

    /**
     * How the rows that are shown of a table are read. A bucket's manifest may have said how its text is delimited: the
     * table then knows, whoever asks.
     */
    static ReadOptions sampling(SourceConfig source, LogicalTable table, LakeObject object) {
        ReadOptions options = ReadSettings.of(
                Optional.of(source), object.key(), source.sample().rows());
        boolean told = table.dialect().isPresent() && source.usesManifest();
        if (!told || !options.known().equals(ReadOptions.Known.NOTHING)) {
            return options;
        }
        ReadOptions.Known nothing = ReadOptions.Known.NOTHING;
        return options.withKnown(new ReadOptions.Known(
                Optional.of(table.format()),
                Optional.of(table.dialect().orElseThrow().delimiter()),
                nothing.quote(),
                nothing.escape(),
                nothing.comment(),
                nothing.header(),
                nothing.skipRows(),
                nothing.encoding(),
                nothing.nulls(),
                nothing.rowElement(),
                nothing.schema()));
    }

    private static String hash(ReadOptions options) {
        try {
            return hash(RecordJson.mapper().writeValueAsString(options));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of reading cannot be hashed", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
