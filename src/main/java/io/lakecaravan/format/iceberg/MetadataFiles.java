package io.lakecaravan.format.iceberg;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.table.LakeObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Finds the newest metadata file of a table: {@code v12.metadata.json} or {@code 00012-<uuid>.metadata.json}. */
final class MetadataFiles {
    static final String FOLDER = "metadata";

    private static final int MOST_OBJECTS = 100_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final Pattern NAME = Pattern.compile(
            "(?:v(\\d{1,18})|(\\d{1,18})-[0-9a-zA-Z-]+)(?:(\\.gz)?\\.metadata\\.json|\\.metadata\\.json(\\.gz))");

    private record Named(BigInteger version, LakeObject object, String name) {}

    private MetadataFiles() {}

    /** {@code version-hint.text} is for writers, and may be behind. */
    static TableMetadata newest(TableRoot root, ReadOptions options) throws IOException {
        List<LakeObject> objects = root.list(FOLDER + "/", MOST_OBJECTS);
        if (objects.size() >= MOST_OBJECTS) {
            throw new LimitException("the table's metadata folder has " + MOST_OBJECTS
                    + " objects or more; folders are read up to there. Let a writer clean it up");
        }
        Named newest = objects.stream()
                .flatMap(object -> named(object).stream())
                .max(Comparator.comparing(Named::version)
                        .thenComparing(named -> named.object().lastModified())
                        .thenComparing(Named::name))
                .orElseThrow(() -> new FormatException(
                        FindingCode.ICEBERG_METADATA_CORRUPT, "the metadata folder holds no metadata file"));
        try (ObjectSource source =
                root.open(FOLDER + "/" + newest.name(), newest.object().size())) {
            return parse(source, newest.name(), options);
        }
    }

    private static Optional<Named> named(LakeObject object) {
        String name = object.key().substring(object.key().lastIndexOf(FOLDER + "/") + FOLDER.length() + 1);
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new Named(
                        new BigInteger(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)), object, name))
                : Optional.empty();
    }

    private static TableMetadata parse(ObjectSource source, String name, ReadOptions options) throws IOException {
        boolean gzip = name.contains(".gz");
        try (InputStream stored = source.stream(0);
                InputStream text = new Bounded(gzip ? new GZIPInputStream(stored) : stored)) {
            return MetadataParser.parse(text, options);
        } catch (ZipException e) {
            throw new FormatException(
                    FindingCode.ICEBERG_METADATA_CORRUPT, -1, "the newest metadata file is no gzip", e);
        } catch (java.io.EOFException e) {
            throw new FormatException(
                    FindingCode.ICEBERG_METADATA_CORRUPT, -1, "the newest metadata file is cut off", e);
        }
    }

    /** Stops at a number of expanded bytes. */
    private static final class Bounded extends FilterInputStream {
        private long count;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            int read = super.read(target, start, length);
            count += Math.max(0, read);
            if (count > MOST_BYTES) {
                throw new LimitException("the newest metadata file has more than " + MOST_BYTES + " bytes");
            }
            return read;
        }
    }
}
