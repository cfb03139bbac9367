package io.lakecaravan.format.archive;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.archive.Member.Refusal;
import io.lakecaravan.format.compression.Codec;
import io.lakecaravan.format.compression.Codecs;
import io.lakecaravan.format.compression.ExpandedSource;
import io.lakecaravan.format.compression.ExpansionLimit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A zip, one member of which is read without those before it. */
final class ZipArchive implements Archive {
    /** Extra fields of a local header are seldom longer. */
    private static final int SPARE = 256;

    private final ObjectSource source;
    private final List<ZipMember> entries;
    private final List<Member> members;

    private ZipArchive(ObjectSource source, List<ZipMember> entries) {
        this.source = source;
        this.entries = List.copyOf(entries);
        MemberNames names = new MemberNames();
        List<Member> found = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ZipMember entry = entries.get(i);
            found.add(new Member(i, names.of(entry.name()), entry.expanded(), refusal(entry)));
        }
        this.members = List.copyOf(found);
    }

    static ZipArchive open(ObjectSource source) throws IOException {
        return new ZipArchive(source, ZipDirectory.read(source));
    }

    private static Optional<Refusal> refusal(ZipMember entry) {
        if (entry.isFolder()) {
            return Optional.of(Refusal.JUNK);
        }
        Optional<Refusal> byName = Member.refusal(entry.name(), entry.expanded());
        if (byName.isPresent()) {
            return byName;
        }
        if (entry.isEncrypted()) {
            return Optional.of(Refusal.ENCRYPTED);
        }
        if (entry.method() != 0 && Codecs.ofZipMethod(entry.method()).isEmpty()) {
            return Optional.of(Refusal.METHOD);
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return "zip";
    }

    @Override
    public String compression() {
        return "zip";
    }

    @Override
    public List<Member> members() {
        return members;
    }

    @Override
    public ObjectSource open(Member member) throws IOException {
        ZipMember entry = entries.get(member.index());
        ExpansionLimit.check(entry.stored(), entry.expanded());
        String name = source.name() + "!/" + member.file();
        Optional<Codec> codec = Codecs.ofZipMethod(entry.method());
        if (codec.isEmpty()) {
            if (entry.stored() != entry.expanded()) {
                throw corrupt(entry, "a member that is not compressed has two lengths");
            }
            return new MemberSlice(source, name, Start.of(source, entry).data(), entry.stored());
        }
        return ExpandedSource.of(source, name, "zip", () -> expand(entry, codec.get()), entry.expanded());
    }

    private InputStream expand(ZipMember entry, Codec codec) throws IOException {
        Start start = Start.of(source, entry);
        InputStream stored = new StoredMember(source, start.data(), entry.stored(), start.first());
        return new CheckedMember(codec.expand(stored), entry.expanded(), entry.checksum());
    }

    /**
     * Where a member's bytes start: its local header may have another extra field than the directory says.
     *
     * @param first of those bytes, as they came with the header
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Start(long data, byte[] first) {
        static Start of(ObjectSource source, ZipMember entry) throws IOException {
            long wanted = ZipMember.LOCAL_HEADER
                    + entry.name().length()
                    + SPARE
                    + Math.min(entry.stored(), StoredMember.FIRST);
            int length = (int) Math.min(wanted, source.size() - entry.header());
            byte[] bytes = source.read(entry.header(), length);
            ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (header.getInt(0) != 0x04034b50) {
                throw corrupt(entry, "a member does not lie where the directory says");
            }
            int skipped = ZipMember.LOCAL_HEADER + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
            if (entry.header() + skipped > source.size() - entry.stored()) {
                throw corrupt(entry, "a member reaches behind the archive's end");
            }
            return new Start(entry.header() + skipped, Arrays.copyOfRange(bytes, Math.min(skipped, length), length));
        }
    }

    private static FormatException corrupt(ZipMember entry, String what) {
        return new FormatException(FindingCode.ARCHIVE_CORRUPT, entry.header(), what, null);
    }
}
