package io.lakecaravan.format.archive;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The central directory of a zip (APPNOTE 6.3.10, sections 4.3 and 4.5), found from the archive's end: one request of
 * 64 kB, and a second one where the directory is longer. Directories whose members overlap, as those of bombs do, are
 * refused, as are those of more than {@link Member#MOST} members.
 */
final class ZipDirectory {
    private static final int TAIL = 64 << 10;
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ZIP64_LOCATOR = 20;
    private static final int ZIP64_END = 56;
    private static final int ENTRY = 46;
    private static final int MOST_BYTES = 16 << 20;
    private static final int UTF_8 = 1 << 11;
    private static final long UNSET = 0xffffffffL;
    private static final Charset CP437 = Charset.forName("IBM437");

    private final ObjectSource source;
    private final long size;
    private long tailStart;
    private ByteBuffer tail = ByteBuffer.allocate(0);

    /** Where the directory lies. */
    private record Extent(long start, long length, long entries) {}

    private ZipDirectory(ObjectSource source) {
        this.source = source;
        this.size = source.size();
    }

    static List<ZipMember> read(ObjectSource source) throws IOException {
        return new ZipDirectory(source).members();
    }

    private List<ZipMember> members() throws IOException {
        tail(TAIL);
        Extent extent = extent(end());
        if (extent.entries() > Member.MOST) {
            throw new LimitException(
                    "the zip says it has " + extent.entries() + " members, the limit is " + Member.MOST);
        }
        if (extent.length() > MOST_BYTES) {
            throw new LimitException(
                    "the zip's directory has " + extent.length() + " bytes, the limit is " + MOST_BYTES);
        }
        if (extent.start() < 0 || extent.length() < 0 || extent.start() > size - extent.length()) {
            throw corrupt("lies outside of the object");
        }
        List<ZipMember> members = parse(bytes(extent.start(), (int) extent.length()));
        refuseOverlaps(members, extent.start());
        return members;
    }

    private void tail(int wanted) throws IOException {
        int length = (int) Math.min(size, wanted);
        tailStart = size - length;
        tail = littleEndian(source.read(tailStart, length));
    }

    private ByteBuffer bytes(long start, int length) throws IOException {
        return start >= tailStart
                ? littleEndian(tail.array())
                        .position((int) (start - tailStart))
                        .slice()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .limit(length)
                : littleEndian(source.read(start, length));
    }

    /** Offset of the end record, from behind, as a comment may follow it. */
    private long end() throws IOException {
        long found = findEnd();
        if (found < 0 && tail.capacity() < Math.min(size, END + LONGEST_COMMENT)) {
            tail(END + LONGEST_COMMENT);
            found = findEnd();
        }
        if (found < 0) {
            throw corrupt("is missing; the archive seems to be cut");
        }
        return found;
    }

    private long findEnd() {
        for (int at = tail.capacity() - END; at >= 0; at--) {
            if (tail.getInt(at) == 0x06054b50 && END + unsigned(tail, at + 20) <= tail.capacity() - at) {
                return tailStart + at;
            }
        }
        return -1;
    }

    private Extent extent(long end) throws IOException {
        ByteBuffer record = bytes(end, END);
        int disk = unsigned(record, 4);
        long entries = unsigned(record, 10);
        long length = record.getInt(12) & UNSET;
        long start = record.getInt(16) & UNSET;
        long before = end - ZIP64_LOCATOR;
        if (before >= 0 && bytes(before, ZIP64_LOCATOR).getInt(0) == 0x07064b50) {
            long wide = bytes(before, ZIP64_LOCATOR).getLong(8);
            if (wide < 0 || wide > before - ZIP64_END) {
                throw corrupt("has an end that lies outside of the object");
            }
            ByteBuffer wideRecord = bytes(wide, ZIP64_END);
            if (wideRecord.getInt(0) != 0x06064b50) {
                throw corrupt("has an end that is none");
            }
            return new Extent(wideRecord.getLong(48), wideRecord.getLong(40), wideRecord.getLong(32));
        }
        if (disk != 0 && disk != 0xffff) {
            throw new FormatException(FindingCode.FORMAT_UNSUPPORTED, "the zip is one part of several");
        }
        return new Extent(start, length, entries);
    }

    private List<ZipMember> parse(ByteBuffer directory) throws IOException {
        List<ZipMember> members = new ArrayList<>();
        int at = 0;
        while (at < directory.limit()) {
            if (directory.limit() - at < ENTRY || directory.getInt(at) != 0x02014b50) {
                throw corrupt("holds bytes that are no entry");
            }
            int name = unsigned(directory, at + 28);
            int extra = unsigned(directory, at + 30);
            int next = at + ENTRY + name + extra + unsigned(directory, at + 32);
            if (next > directory.limit()) {
                throw corrupt("has an entry that is cut");
            }
            members.add(entry(directory, at, name, extra));
            if (members.size() > Member.MOST) {
                throw new LimitException("the zip has more than " + Member.MOST + " members");
            }
            at = next;
        }
        return members;
    }

    private ZipMember entry(ByteBuffer directory, int at, int nameLength, int extraLength) throws IOException {
        int flags = unsigned(directory, at + 8);
        byte[] name = new byte[nameLength];
        directory.get(at + ENTRY, name);
        long stored = directory.getInt(at + 20) & UNSET;
        long expanded = directory.getInt(at + 24) & UNSET;
        long header = directory.getInt(at + 42) & UNSET;
        int from = at + ENTRY + nameLength;
        for (int extra = from; extra + 4 <= from + extraLength; ) {
            int length = unsigned(directory, extra + 2);
            int end = Math.min(extra + 4 + length, from + extraLength);
            if (unsigned(directory, extra) == 1) {
                int field = extra + 4;
                if (expanded == UNSET && field + 8 <= end) {
                    expanded = directory.getLong(field);
                    field += 8;
                }
                if (stored == UNSET && field + 8 <= end) {
                    stored = directory.getLong(field);
                    field += 8;
                }
                if (header == UNSET && field + 8 <= end) {
                    header = directory.getLong(field);
                }
            }
            extra += 4 + length;
        }
        if (expanded < 0 || stored < 0 || header < 0 || stored > size || header > size - stored) {
            throw corrupt("has an entry that lies outside of the object");
        }
        return new ZipMember(
                new String(name, (flags & UTF_8) != 0 ? StandardCharsets.UTF_8 : charset(name)),
                flags,
                unsigned(directory, at + 10),
                directory.getInt(at + 16) & UNSET,
                stored,
                expanded,
                header);
    }

    /** Many writers leave the flag of UTF-8 out. */
    private static Charset charset(byte[] name) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
            return StandardCharsets.UTF_8;
        } catch (java.nio.charset.CharacterCodingException e) {
            return CP437;
        }
    }

    /** Members that share bytes expand to far more than the archive could hold (the "better zip bomb"). */
    private void refuseOverlaps(List<ZipMember> members, long directory) throws IOException {
        List<ZipMember> placed = members.stream()
                .sorted(Comparator.comparingLong(ZipMember::header))
                .toList();
        long end = 0;
        for (ZipMember member : placed) {
            long least = ZipMember.LOCAL_HEADER + member.stored();
            if (member.header() < end || member.header() + least > directory) {
                throw new LimitException("members of the zip overlap each other or the directory, as in a bomb");
            }
            end = member.header() + least;
        }
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static FormatException corrupt(String what) {
        return new FormatException(FindingCode.ARCHIVE_CORRUPT, "the zip's directory " + what);
    }
}
