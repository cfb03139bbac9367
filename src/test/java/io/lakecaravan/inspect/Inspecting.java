package io.lakecaravan.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes under a name, inspected as the crawl and the command do it. */
final class Inspecting {
    static final Path FORMATS = Path.of("src/test/resources/format");

    private static final Formats INSTALLED = Formats.installed(Inspecting.class.getClassLoader());

    private final LakeObject object;
    private final BytesSource source;
    private final ReadOptions options;
    private final Inspected inspected;

    private Inspecting(String key, byte[] bytes, ReadOptions options) {
        this.object = new LakeObject("bucket", key, bytes.length, Optional.empty(), Instant.EPOCH, LakeObject.STANDARD);
        this.source = new BytesSource("s3://bucket/" + key, bytes);
        this.options = options;
        String format = FileName.of(key.substring(key.lastIndexOf('/') + 1)).format();
        this.inspected = new ObjectInspector(INSTALLED).inspect(object, source, format, options);
    }

    static Formats formats() {
        return INSTALLED;
    }

    static Inspecting bytes(String key, byte[] bytes) {
        return new Inspecting(key, bytes, ReadOptions.DEFAULT.withSampleRows(3));
    }

    static Inspecting file(String file) throws IOException {
        Path path = FORMATS.resolve(file);
        return bytes(path.getFileName().toString(), Files.readAllBytes(path));
    }

    static byte[] read(String file) throws IOException {
        return Files.readAllBytes(FORMATS.resolve(file));
    }

    List<Fragment> fragments() {
        return inspected.fragments();
    }

    Fragment fragment() {
        assertThat(inspected.fragments()).hasSize(1);
        return inspected.fragments().get(0);
    }

    List<FindingCode> codes() {
        return inspected.fragments().stream()
                .flatMap(fragment -> fragment.findings().stream())
                .map(finding -> finding.code())
                .distinct()
                .toList();
    }

    String messages() {
        return inspected.fragments().stream()
                .flatMap(fragment -> fragment.findings().stream())
                .map(finding -> finding.code() + " " + finding.message())
                .distinct()
                .toList()
                .toString();
    }

    ObjectSource source() {
        return source;
    }

    /** Reads all rows of a fragment through a source of its own. */
    List<Row> rows(Fragment fragment) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowStream stream = new ObjectRows(INSTALLED).open(source, fragment, List.of(), options)) {
            for (Optional<Row> row = stream.next(); row.isPresent(); row = stream.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}
