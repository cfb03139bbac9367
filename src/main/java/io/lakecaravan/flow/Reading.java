package io.lakecaravan.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakecaravan.config.SampleConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.RecordJson;
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
     * with whether columns are held back. Empty: no rows.
     */
    static String sample(SourceConfig source, LogicalTable table) {
        String held = HeldSchema.isHeld(table) ? "/held" : "";
        return table.sampleObject().map(object -> sample(source, object) + held).orElse("");
    }

    private static String sample(SourceConfig source, LakeObject object) {
        return object.version() + "/"
                + hash(ReadSettings.of(
                        Optional.of(source), object.key(), source.sample().rows()));
    }

    private static String hash(ReadOptions options) {
        try {
            byte[] text = RecordJson.mapper().writeValueAsString(options).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the settings of reading cannot be hashed", e);
        }
    }
}
