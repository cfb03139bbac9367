package io.lakecaravan.inspect;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Format;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.Formats.Recognised;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.archive.Archive;
import io.lakecaravan.format.archive.ZipContent;
import io.lakecaravan.format.compression.Codec;
import io.lakecaravan.format.compression.Codecs;
import io.lakecaravan.format.compression.ExpandedSource;
import io.lakecaravan.format.text.ObjectHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells by the first bytes what an object is: compressed or not, of which format, or an archive. Its name is a hint: it
 * breaks ties, and where it says something else, a finding says so. A name that says nothing is no finding.
 */
final class ContentRecognition {
    private static final int HEAD = 64 << 10;

    private final Formats formats;

    ContentRecognition(Formats formats) {
        this.formats = formats;
    }

    /** Where the bytes lie: archives inside archives are not opened. */
    enum Place {
        OBJECT,
        MEMBER
    }

    /** @throws FormatException the hint's refusal, or where nothing that is read was recognised */
    Content recognise(RememberedHead source, Hint hint, Place place) throws IOException {
        byte[] stored = source.read(0, (int) Math.min(source.size(), HEAD));
        Optional<Codec> codec = Codecs.recognise(stored, source.name());
        List<Finding> notes = compressionNotes(source.name(), codec);
        if (codec.isPresent()) {
            return compressed(source, codec.get(), hint.withoutRefusal(), place, notes);
        }
        Head head = new Head(stored, stored.length == source.size(), extension(source.name()));
        Optional<Archive.Kind> kind = archive(head);
        return kind.isPresent()
                ? open(kind.get(), source, Codecs.NONE, Optional.empty(), place, notes)
                : new Content.OfFormat(choose(head, hint, notes), source, Codecs.NONE, Optional.empty(), notes);
    }

    private Content compressed(RememberedHead source, Codec codec, Hint hint, Place place, List<Finding> notes)
            throws IOException {
        Head head = ObjectHead.read(source);
        Optional<Archive.Kind> kind = archive(head);
        Optional<Format> format = kind.isPresent() ? Optional.empty() : Optional.of(choose(head, hint, notes));
        if (format.filter(Format::expandsObjects).isPresent()) {
            return new Content.OfFormat(format.get(), source, codec.name(), Optional.empty(), notes);
        }
        ExpandedSource expanded = ExpandedSource.of(source, codec);
        try {
            return kind.isPresent()
                    ? open(kind.get(), expanded, codec.name(), Optional.of(expanded), place, notes)
                    : new Content.OfFormat(format.orElseThrow(), expanded, codec.name(), Optional.of(expanded), notes);
        } catch (IOException | RuntimeException e) {
            expanded.close();
            throw e;
        }
    }

    private static Content open(
            Archive.Kind kind,
            ObjectSource source,
            String outer,
            Optional<ExpandedSource> expanded,
            Place place,
            List<Finding> notes)
            throws IOException {
        if (place == Place.MEMBER) {
            throw new FormatException(FindingCode.FORMAT_UNSUPPORTED, "archives inside archives are not opened");
        }
        Archive archive = Archive.open(kind, source);
        Optional<String> known = kind == Archive.Kind.ZIP ? ZipContent.kind(archive) : Optional.empty();
        if (known.isPresent()) {
            throw unsupported(known.get());
        }
        return new Content.OfArchive(
                archive, outer.equals(Codecs.NONE) ? archive.compression() : outer, expanded, notes);
    }

    /** The kind of archive, unless a format of ours reads it. */
    private Optional<Archive.Kind> archive(Head head) {
        return Archive.kind(head).filter(kind -> surest(head).isEmpty());
    }

    /** A format that reads what is a zip or tar to others. */
    private Optional<Format> surest(Head head) {
        return formats.recognised(head)
                .filter(found -> found.sureness().compareTo(Recognition.LIKELY) >= 0)
                .map(Recognised::format)
                .filter(format -> !format.expandsObjects());
    }

    private Format choose(Head head, Hint hint, List<Finding> notes) throws FormatException {
        if (hint.isKnown() && formats.named(hint.format()).isPresent()) {
            return formats.named(hint.format()).get();
        }
        Optional<Recognised> surest = formats.recognised(head);
        Optional<String> foreign = isBelieved(surest) ? Optional.empty() : ForeignContent.name(head);
        if (foreign.isPresent()) {
            throw unsupported(foreign.get());
        }
        Optional<Recognised> best = surest.filter(found -> hint.refusal().isEmpty()
                || !found.format().name().equals(hint.format())
                        && found.sureness().compareTo(Recognition.LIKELY) >= 0);
        if (best.isEmpty()) {
            throw hint.refusal()
                    .orElseGet(() -> new FormatException(
                            FindingCode.FORMAT_UNKNOWN,
                            "no reader recognises the content, and the name does not tell"));
        }
        Format format = best.get().format();
        if (formats.named(hint.format()).isPresent() && !format.name().equals(hint.format())) {
            notes.add(note((hint.origin() == Hint.Origin.NAME ? "the name says " : "read: says ") + hint.format()
                    + ", the content is " + format.name()));
        }
        return format;
    }

    /** Magic bytes of ours, or a structure that is no text's. */
    private static boolean isBelieved(Optional<Recognised> found) {
        return found.filter(best -> best.sureness() == Recognition.CERTAIN
                        || best.sureness() == Recognition.LIKELY
                                && !best.format().expandsObjects())
                .isPresent();
    }

    /** A compression that only the content tells of is shown as it is and no finding: stores hand such objects out so. */
    private static List<Finding> compressionNotes(String name, Optional<Codec> codec) {
        List<Finding> notes = new ArrayList<>();
        List<Codec> named = Codecs.named(name);
        if (named.isEmpty() || codec.filter(named::contains).isPresent()) {
            return notes;
        }
        notes.add(note("the name says " + named.get(0).name() + ", the content is "
                + codec.map(Codec::name).orElse("not compressed so")));
        return notes;
    }

    private static String extension(String name) {
        return Codecs.lastExtension(Codecs.withoutExtension(name));
    }

    private static Finding note(String message) {
        return Finding.of(FindingCode.FORMAT_MISMATCH, "", "", message);
    }

    private static FormatException unsupported(String what) {
        return new FormatException(FindingCode.FORMAT_UNSUPPORTED, "the content is " + what + ", which is not read");
    }
}
