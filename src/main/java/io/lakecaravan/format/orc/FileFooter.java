package io.lakecaravan.format.orc;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.orc.OrcProto.ColumnStatistics;
import org.apache.orc.OrcProto.Encryption;
import org.apache.orc.OrcProto.EncryptionVariant;
import org.apache.orc.OrcProto.Footer;

/**
 * What we take of the footer: types, stripes, the number of rows and of values. The least and greatest values that it
 * holds are passed over.
 *
 * @param rows empty where the footer does not say
 * @param values per type, how many values are not null; as long as {@code types}, or empty
 * @param encryptedTypes ids of types that are encrypted with what is below them
 */
record FileFooter(
        List<FileType> types,
        List<Stripe> stripes,
        OptionalLong rows,
        List<OptionalLong> values,
        List<Long> encryptedTypes) {
    FileFooter {
        types = List.copyOf(types);
        stripes = List.copyOf(stripes);
        values = List.copyOf(values);
        encryptedTypes = List.copyOf(encryptedTypes);
    }

    static FileFooter parse(byte[] message, ReadOptions options) throws IOException {
        Parts parts = new Parts(options.maxColumns());
        ProtoFields.walk(message, parts);
        boolean counted = parts.values.size() == parts.types.size();
        return new FileFooter(
                parts.types, parts.stripes, parts.rows, counted ? parts.values : List.of(), parts.encrypted);
    }

    private static final class Parts implements ProtoFields {
        private final int maxColumns;
        private final List<FileType> types = new ArrayList<>();
        private final List<Stripe> stripes = new ArrayList<>();
        private final List<OptionalLong> values = new ArrayList<>();
        private final List<Long> encrypted = new ArrayList<>();
        private OptionalLong rows = OptionalLong.empty();
        private long typeBytes;

        Parts(int maxColumns) {
            this.maxColumns = maxColumns;
        }

        @Override
        public void number(int field, long value) throws IOException {
            if (field == Footer.NUMBER_OF_ROWS_FIELD_NUMBER) {
                if (value < 0) {
                    throw new FormatException(FindingCode.ORC_CORRUPT, "the ORC footer claims too many rows");
                }
                rows = OptionalLong.of(value);
            }
        }

        @Override
        public void bytes(int field, byte[] value) throws IOException {
            switch (field) {
                case Footer.TYPES_FIELD_NUMBER -> addType(value);
                case Footer.STRIPES_FIELD_NUMBER -> addStripe(value);
                case Footer.STATISTICS_FIELD_NUMBER -> addStatistics(value);
                case Footer.ENCRYPTION_FIELD_NUMBER -> addEncryption(value);
                default -> {
                    // User metadata and version texts say nothing of the table.
                }
            }
        }

        private void addType(byte[] message) throws IOException {
            typeBytes += message.length;
            // The row itself is a type too.
            if (types.size() > maxColumns) {
                throw new LimitException("the schema has more than " + maxColumns + " columns, nested ones counted");
            }
            if (typeBytes > Limits.TYPES) {
                throw new LimitException("the schema of the ORC file takes more than " + Limits.TYPES + " bytes");
            }
            types.add(FileType.parse(message));
        }

        private void addStripe(byte[] message) throws IOException {
            if (stripes.size() == Limits.STRIPES) {
                throw new LimitException("the ORC file has more than " + Limits.STRIPES + " stripes");
            }
            stripes.add(Stripe.parse(message));
        }

        private void addStatistics(byte[] message) throws IOException {
            if (values.size() > maxColumns) {
                return;
            }
            long[] count = {-1};
            ProtoFields.walk(message, new ProtoFields() {
                @Override
                public void number(int field, long value) {
                    if (field == ColumnStatistics.NUMBER_OF_VALUES_FIELD_NUMBER) {
                        count[0] = value;
                    }
                }
            });
            values.add(count[0] < 0 ? OptionalLong.empty() : OptionalLong.of(count[0]));
        }

        private void addEncryption(byte[] message) throws IOException {
            ProtoFields.walk(message, new ProtoFields() {
                @Override
                public void bytes(int field, byte[] variant) throws IOException {
                    if (field == Encryption.VARIANTS_FIELD_NUMBER) {
                        addVariant(variant);
                    }
                }
            });
        }

        private void addVariant(byte[] message) throws IOException {
            ProtoFields.walk(message, new ProtoFields() {
                @Override
                public void number(int field, long value) {
                    if (field == EncryptionVariant.ROOT_FIELD_NUMBER && encrypted.size() <= maxColumns) {
                        encrypted.add(value);
                    }
                }
            });
        }
    }
}
