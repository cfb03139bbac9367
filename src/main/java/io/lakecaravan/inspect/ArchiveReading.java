package io.lakecaravan.inspect;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.archive.Archive;
import io.lakecaravan.format.archive.Member;
import io.lakecaravan.format.archive.Member.Refusal;
import io.lakecaravan.inspect.ContentRecognition.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The members of an archive that are tables. Where one member is recognised as a format that is read, its tables are the
 * object's; where several are, each table bears its member's name, and behind a {@code #} its own where it has one.
 */
final class ArchiveReading {
    /** Members that are read of one archive. */
    static final int MOST = 100;

    private final Formats formats;
    private final ContentRecognition recognition;

    ArchiveReading(Formats formats, ContentRecognition recognition) {
        this.formats = formats;
        this.recognition = recognition;
    }

    /** What is done with a member once its format is known. */
    interface Visit<T> {
        T visit(Member member, Content.OfFormat content) throws IOException;
    }

    /** What is done with a member that cannot be read. */
    interface Failure<T> {
        T failed(Member member, Exception fault);
    }

    /**
     * @param results one for each member that is read, failures among them
     * @param skipped what was left out and why; empty where nothing was
     */
    record Visited<T>(List<T> results, Optional<String> skipped) {}

    /** Reads the members in order. What the store itself refuses is thrown. */
    <T> Visited<T> all(Content.OfArchive content, Hint hint, Visit<T> visit, Failure<T> failure) throws IOException {
        List<T> results = new ArrayList<>();
        Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);
        int unknown = 0;
        for (Member member : content.archive().members()) {
            Optional<Refusal> refusal = member.refusal()
                    .or(() -> results.size() >= MOST ? Optional.of(Refusal.TOO_MANY) : Optional.empty());
            if (refusal.isPresent()) {
                refused.merge(refusal.get(), 1, Integer::sum);
                continue;
            }
            try (ObjectSource source = content.archive().open(member);
                    Content inner = recognised(source, hint)) {
                results.add(visit.visit(member, (Content.OfFormat) inner));
            } catch (io.lakecaravan.format.ObjectException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                if (isForeign(e)) {
                    unknown++;
                } else {
                    results.add(failure.failed(member, e));
                }
            }
        }
        return new Visited<>(results, skipped(refused, unknown));
    }

    /**
     * Goes to the member that holds a table.
     *
     * @param table as {@link #all} names it
     * @throws FormatException where there is none
     */
    Member holding(Archive archive, String table, Hint hint) throws IOException {
        List<Member> readable =
                archive.members().stream().filter(Member::isReadable).toList();
        Optional<Member> named = readable.size() == 1
                ? Optional.of(readable.get(0))
                : readable.stream().filter(member -> isOf(table, member)).findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        for (Member member : readable) {
            try (ObjectSource source = archive.open(member);
                    Content inner = recognised(source, hint)) {
                return member;
            } catch (FormatException e) {
                if (!isForeign(e)) {
                    return member;
                }
            }
        }
        throw new FormatException(FindingCode.ARCHIVE_CORRUPT, "the archive does not hold the table any more");
    }

    /** The table's own name inside its member. */
    static String within(String table, Member member) {
        if (!isOf(table, member)) {
            return table;
        }
        return table.length() == member.name().length()
                ? ""
                : table.substring(member.name().length() + 1);
    }

    static String name(Member member, String inner) {
        return inner.isEmpty() ? member.name() : member.name() + "#" + inner;
    }

    private static boolean isOf(String table, Member member) {
        return table.equals(member.name()) || table.startsWith(member.name() + "#");
    }

    /** A member whose format the user said is of it; other hints come from its own name. */
    Content recognised(ObjectSource source, Hint hint) throws IOException {
        Hint own = hint.isKnown() ? hint : Hint.ofExtension(source.name(), formats);
        return recognition.recognise(new RememberedHead(source), own, Place.MEMBER);
    }

    private static boolean isForeign(Exception fault) {
        return fault instanceof FormatException e
                && (e.code() == FindingCode.FORMAT_UNKNOWN || e.code() == FindingCode.FORMAT_UNSUPPORTED);
    }

    private static Optional<String> skipped(Map<Refusal, Integer> refused, int unknown) {
        refused.remove(Refusal.JUNK);
        List<String> reasons = new ArrayList<>();
        refused.forEach((refusal, count) -> reasons.add(count + " " + refusal.words()));
        if (unknown > 0) {
            reasons.add(unknown + " of a content that is not read");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(reasons.stream()
                        .collect(Collectors.joining(", ", "members of the archive were left out: ", "")));
    }
}
