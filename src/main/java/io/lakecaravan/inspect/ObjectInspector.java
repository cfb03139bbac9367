package io.lakecaravan.inspect;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.archive.Member;
import io.lakecaravan.format.compression.Codecs;
import io.lakecaravan.inspect.ContentRecognition.Place;
import io.lakecaravan.table.ColumnBounds;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads one object under its limits and turns everything that can go wrong with it into findings. The extension is a
 * hint: the content decides, inside of a compression and of an archive, too. Formats that are not text are tried at once
 * where the name says so, as their own magic is checked anyway, and often at the object's end.
 */
public final class ObjectInspector {
    /** What an object gave, with the samples that must not be kept with the fragments. */
    public record Inspected(List<Fragment> fragments, List<Sample> samples, List<List<ColumnBounds>> bounds) {
        public Inspected {
            fragments = List.copyOf(fragments);
            samples = List.copyOf(samples);
            bounds = List.copyOf(bounds);
        }

        /** Of objects without a footer that tells bounds. */
        public Inspected(List<Fragment> fragments, List<Sample> samples) {
            this(fragments, samples, Collections.nCopies(fragments.size(), List.of()));
        }
    }

    private final Formats formats;
    private final ContentRecognition recognition;
    private final ArchiveReading archives;

    public ObjectInspector(Formats formats) {
        this.formats = formats;
        this.recognition = new ContentRecognition(formats);
        this.archives = new ArchiveReading(formats, recognition);
    }

    /** @param format by name, {@code unknown} where the name says nothing; {@code options.known} wins over it */
    public Inspected inspect(LakeObject object, ObjectSource source, String format, ReadOptions options) {
        Hint hint = options.known()
                .format()
                .map(Hint::known)
                .orElseGet(() -> formats.named(format).isPresent()
                        ? Hint.ofName(format)
                        : Hint.ofExtension(source.name(), formats));
        try {
            return read(object, new RememberedHead(source), hint, options);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            // A reader's own fault must not take the run down.
            return failed(object, hint.format(), Codecs.NONE, List.of(ReadFault.finding(object, hint.format(), e)));
        }
    }

    private Inspected read(LakeObject object, RememberedHead source, Hint hint, ReadOptions options)
            throws IOException {
        if (source.size() == 0) {
            throw new FormatException(FindingCode.OBJECT_EMPTY, 0, "the object holds no byte", null);
        }
        Optional<Format> hinted = formats.named(hint.format());
        if (hinted.isEmpty()) {
            return recognised(object, source, hint, options);
        }
        if (hinted.get().expandsObjects() && !hint.isKnown()) {
            // The same bytes tell whether the name is right and what the columns are.
            source.read(0, (int) Math.min(source.size(), options.prefixBytes()));
            return recognised(object, source, hint, options);
        }
        if (!hinted.get().expandsObjects() && !Codecs.named(source.name()).isEmpty()) {
            return recognised(object, source, hint, options);
        }
        try {
            return tables(object, new Content.OfFormat(hinted.get(), source), options);
        } catch (FormatException e) {
            return recognised(object, source, hint.refused(e), options);
        }
    }

    private Inspected recognised(LakeObject object, RememberedHead source, Hint hint, ReadOptions options)
            throws IOException {
        try (Content content = recognition.recognise(source, hint, Place.OBJECT)) {
            return content instanceof Content.OfArchive archive
                    ? members(object, archive, hint, options)
                    : guarded(object, (Content.OfFormat) content, options);
        }
    }

    /** With the format that was recognised on what fails. */
    private static Inspected guarded(LakeObject object, Content.OfFormat content, ReadOptions options) {
        try {
            return tables(object, content, options);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            String format = content.format().name();
            List<Finding> findings = located(object, content.findings());
            findings.add(ReadFault.finding(object, format, e));
            return failed(object, format, content.compression(), findings);
        }
    }

    private static Inspected tables(LakeObject object, Content.OfFormat content, ReadOptions options)
            throws IOException {
        List<ReadTable> tables = content.format().read(content.source(), options);
        List<Fragment> fragments = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        List<List<ColumnBounds>> bounds = new ArrayList<>();
        for (ReadTable table : tables) {
            List<Finding> findings = located(object, content.findings());
            findings.addAll(located(object, table.findings()));
            fragments.add(new Fragment(
                    object,
                    table.name(),
                    content.format().name(),
                    content.compression().equals(Codecs.NONE) ? table.compression() : content.compression(),
                    table.schema(),
                    table.rows(),
                    table.dialect(),
                    table.statistics(),
                    findings));
            samples.add(table.sample());
            bounds.add(table.bounds());
        }
        return new Inspected(fragments, samples, bounds);
    }

    private Inspected members(LakeObject object, Content.OfArchive archive, Hint hint, ReadOptions options)
            throws IOException {
        record Read(Member member, Inspected inspected) {}
        ArchiveReading.Visited<Read> visited = archives.all(
                archive,
                hint.withoutRefusal(),
                (member, content) -> new Read(member, guarded(object, content, options)),
                (member, fault) -> new Read(
                        member,
                        failed(
                                object,
                                Formats.UNKNOWN,
                                archive.compression(),
                                List.of(ReadFault.finding(object, Formats.UNKNOWN, fault)))));
        List<Finding> ofArchive = located(object, archive.findings());
        visited.skipped()
                .ifPresent(words -> ofArchive.add(
                        Finding.of(FindingCode.ARCHIVE_MEMBERS_SKIPPED, object.bucket(), object.key(), words)));
        List<Read> reads = visited.results();
        if (reads.isEmpty()) {
            ofArchive.add(Finding.of(
                    FindingCode.FORMAT_UNSUPPORTED,
                    object.bucket(),
                    object.key(),
                    "the " + archive.archive().name() + " holds no member that is read"));
            return failed(object, archive.archive().name(), archive.compression(), ofArchive);
        }
        List<Fragment> fragments = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        List<List<ColumnBounds>> bounds = new ArrayList<>();
        for (Read read : reads) {
            for (Fragment fragment : read.inspected().fragments()) {
                String name =
                        reads.size() == 1 ? fragment.table() : ArchiveReading.name(read.member(), fragment.table());
                fragments.add(ofMember(fragment, name, archive.compression(), ofArchive));
            }
            samples.addAll(read.inspected().samples());
            bounds.addAll(read.inspected().bounds());
        }
        return new Inspected(fragments, samples, bounds);
    }

    private static Fragment ofMember(Fragment fragment, String name, String compression, List<Finding> ofArchive) {
        List<Finding> findings = new ArrayList<>(ofArchive);
        findings.addAll(fragment.findings());
        return new Fragment(
                fragment.object(),
                name,
                fragment.format(),
                compression.equals(Codecs.NONE) ? fragment.compression() : compression,
                fragment.schema(),
                fragment.rows(),
                fragment.dialect(),
                fragment.statistics(),
                findings);
    }

    private static List<Finding> located(LakeObject object, List<Finding> findings) {
        List<Finding> located = new ArrayList<>();
        findings.forEach(finding -> located.add(
                new Finding(finding.code(), object.bucket(), object.key(), finding.offset(), finding.message())));
        return located;
    }

    private static Inspected failed(LakeObject object, String format, String compression, List<Finding> findings) {
        return new Inspected(List.of(Fragment.failed(object, format, compression, findings)), List.of(Sample.EMPTY));
    }
}
