package io.lakecaravan.inspect;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.text.ObjectHead;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one object under its limits and turns everything that can go wrong with it into findings. The extension is a
 * hint: where its format refuses the bytes, the content decides.
 */
public final class ObjectInspector {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectInspector.class);

    /** What an object gave, with the samples that must not be kept with the fragments. */
    public record Inspected(List<Fragment> fragments, List<Sample> samples) {
        public Inspected {
            fragments = List.copyOf(fragments);
            samples = List.copyOf(samples);
        }
    }

    /** Extensions that any text may have. */
    private static final Set<String> NO_CLAIM = Set.of("txt", "text", "dat", "data", "asc", "out", "log");

    private final Formats formats;

    public ObjectInspector(Formats formats) {
        this.formats = formats;
    }

    /** @param format by name, {@code unknown} where the name says nothing; {@code options.known} wins over it */
    public Inspected inspect(LakeObject object, ObjectSource source, String format, ReadOptions options) {
        String wanted = options.known().format().orElse(format);
        try {
            return read(object, source, wanted, options);
        } catch (FormatException e) {
            return failed(object, wanted, e.code(), e.offset().orElse(-1), e.getMessage());
        } catch (LimitException e) {
            return failed(object, wanted, FindingCode.OBJECT_LIMIT_EXCEEDED, -1, e.getMessage());
        } catch (ObjectException e) {
            return failed(object, wanted, e.code(), -1, e.getMessage());
        } catch (IOException e) {
            LOG.debug("reading {} failed", object.uri(), e);
            return failed(object, wanted, FindingCode.OBJECT_UNREADABLE, -1, "the object's bytes could not be read");
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // A reader's own fault must not take the run down; the trace stays out of findings, it may quote values.
            LOG.debug("the reader of {} failed on {}", wanted, object.uri(), e);
            return failed(
                    object,
                    wanted,
                    FindingCode.READER_FAILED,
                    -1,
                    "the " + wanted + " reader failed (" + e.getClass().getSimpleName() + "); start with -v to log it");
        }
    }

    private Inspected read(LakeObject object, ObjectSource source, String wanted, ReadOptions options)
            throws IOException {
        if (source.size() == 0) {
            throw new FormatException(FindingCode.OBJECT_EMPTY, 0, "the object holds no byte", null);
        }
        Optional<Format> hinted = formats.named(wanted);
        if (hinted.isEmpty()) {
            return readRecognised(object, source, wanted, options, Optional.empty());
        }
        try {
            return fragments(object, hinted.get(), hinted.get().read(source, options), List.of());
        } catch (FormatException e) {
            return readRecognised(object, source, wanted, options, Optional.of(e));
        }
    }

    private Inspected readRecognised(
            LakeObject object,
            ObjectSource source,
            String wanted,
            ReadOptions options,
            Optional<FormatException> refusal)
            throws IOException {
        Head head = ObjectHead.read(source);
        Optional<Format> recognised = formats.recognise(head)
                .filter(format -> !format.name().equals(wanted))
                .filter(format -> refusal.isEmpty() || format.recognise(head).compareTo(Recognition.LIKELY) >= 0);
        if (recognised.isEmpty()) {
            throw refusal.orElseGet(() -> new FormatException(
                    FindingCode.FORMAT_UNKNOWN, "no reader recognises the content, and the name does not tell"));
        }
        List<Finding> mismatch = wanted.equals(Formats.UNKNOWN) || NO_CLAIM.contains(wanted)
                ? List.of()
                : List.of(Finding.of(
                        FindingCode.FORMAT_MISMATCH,
                        object.bucket(),
                        object.key(),
                        "the name says " + wanted + ", the content is "
                                + recognised.get().name()));
        return fragments(object, recognised.get(), recognised.get().read(source, options), mismatch);
    }

    private static Inspected fragments(
            LakeObject object, Format format, List<ReadTable> tables, List<Finding> additional) {
        List<Fragment> fragments = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (ReadTable table : tables) {
            List<Finding> findings = new ArrayList<>(additional);
            table.findings()
                    .forEach(finding -> findings.add(new Finding(
                            finding.code(), object.bucket(), object.key(), finding.offset(), finding.message())));
            fragments.add(new Fragment(
                    object,
                    table.name(),
                    format.name(),
                    table.compression(),
                    table.schema(),
                    table.rows(),
                    table.dialect(),
                    table.statistics(),
                    findings));
            samples.add(table.sample());
        }
        return new Inspected(fragments, samples);
    }

    private static Inspected failed(LakeObject object, String format, FindingCode code, long offset, String message) {
        Finding finding = offset < 0
                ? Finding.of(code, object.bucket(), object.key(), message)
                : Finding.at(code, object.bucket(), object.key(), offset, message);
        return new Inspected(List.of(Fragment.failed(object, format, "none", List.of(finding))), List.of(Sample.EMPTY));
    }
}
