package io.lakecaravan.format.orc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.orc.OrcProto;
import org.apache.orc.OrcProto.CompressionKind;

/**
 * The last message of a file. Numbers are as they lie and may be any.
 *
 * @param compression empty for a kind of a later version
 * @param version of the file, such as 0 and 12; empty where it says nothing
 * @param message as it lies
 */
@SuppressWarnings("ArrayRecordComponent")
record PostScript(
        long footerLength,
        Optional<CompressionKind> compression,
        long blockSize,
        List<Long> version,
        long metadataLength,
        Optional<String> magic,
        byte[] message) {
    PostScript {
        version = List.copyOf(version);
    }

    static PostScript parse(byte[] message) throws IOException {
        Parts parts = new Parts();
        ProtoFields.walk(message, parts);
        return new PostScript(
                parts.footerLength,
                parts.compression,
                parts.blockSize,
                parts.version,
                parts.metadataLength,
                parts.magic,
                message);
    }

    private static final class Parts implements ProtoFields {
        private long footerLength;
        private Optional<CompressionKind> compression = Optional.empty();
        private long blockSize;
        private final List<Long> version = new ArrayList<>();
        private long metadataLength;
        private Optional<String> magic = Optional.empty();

        @Override
        public void number(int field, long value) {
            switch (field) {
                case OrcProto.PostScript.FOOTER_LENGTH_FIELD_NUMBER -> footerLength = value;
                case OrcProto.PostScript.COMPRESSION_FIELD_NUMBER ->
                    compression =
                            Optional.ofNullable(CompressionKind.forNumber((int) Math.min(value, Integer.MAX_VALUE)));
                case OrcProto.PostScript.COMPRESSION_BLOCK_SIZE_FIELD_NUMBER -> blockSize = value;
                case OrcProto.PostScript.VERSION_FIELD_NUMBER -> version.add(value);
                case OrcProto.PostScript.METADATA_LENGTH_FIELD_NUMBER -> metadataLength = value;
                default -> {
                    // The writer's version is for readers of rows.
                }
            }
        }

        @Override
        public void bytes(int field, byte[] value) throws IOException {
            if (field == OrcProto.PostScript.VERSION_FIELD_NUMBER) {
                version.addAll(ProtoFields.packed(value));
            } else if (field == OrcProto.PostScript.MAGIC_FIELD_NUMBER) {
                magic = Optional.of(new String(value, StandardCharsets.UTF_8));
            }
        }
    }
}
