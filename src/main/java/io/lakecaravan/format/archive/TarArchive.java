package io.lakecaravan.format.archive;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.archive.Member.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A tar of the ustar, pax or GNU kind (POSIX.1-2017, "ustar Interchange Format" and "pax Header Block"). It has no
 * directory: headers are passed one by one, with small members between them in one request.
 */
final class TarArchive implements Archive {
    private static final int BLOCK = 512;
    private static final int WINDOW = 64 << 10;
    private static final int MOST_HEADER_BYTES = 1 << 20;

    private final ObjectSource source;
    private final List<Member> members = new ArrayList<>();
    private final MemberNames names = new MemberNames();
    private final List<Long> starts = new ArrayList<>();
    private long windowStart;
    private byte[] window = new byte[0];

    private TarArchive(ObjectSource source) {
        this.source = source;
    }

    static boolean recognises(byte[] head) {
        return head.length >= BLOCK
                && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")
                && hasChecksum(head);
    }

    static TarArchive open(ObjectSource source) throws IOException {
        TarArchive tar = new TarArchive(source);
        tar.walk();
        return tar;
    }

    private void walk() throws IOException {
        Optional<String> longName = Optional.empty();
        long longSize = -1;
        long at = 0;
        while (at <= source.size() - BLOCK) {
            byte[] header = bytes(at, BLOCK);
            if (isZero(header)) {
                return;
            }
            if (!hasChecksum(header)) {
                throw corrupt(at, "holds bytes that are no header");
            }
            long size = longSize >= 0 ? longSize : number(header, 124, 12, at);
            char type = (char) (header[156] & 0xff);
            long start = at + BLOCK;
            if (size > source.size() - start) {
                add(longName.orElseGet(() -> name(header)), Optional.of(Refusal.CUT), start, size);
                return;
            }
            if (type == 'x' || type == 'L') {
                if (size > MOST_HEADER_BYTES) {
                    throw new LimitException(
                            "a header of the tar has " + size + " bytes, the limit is " + MOST_HEADER_BYTES);
                }
                byte[] content = source.read(start, (int) size);
                if (type == 'L') {
                    longName = Optional.of(text(content, 0, content.length));
                } else {
                    Pax pax = Pax.parse(content);
                    longName = pax.path();
                    longSize = pax.size();
                }
            } else if (type != 'g' && type != 'K') {
                String name = longName.orElseGet(() -> name(header));
                boolean file = type == '0' || type == 0 || type == '7';
                add(name, file ? Member.refusal(name, size) : Optional.of(Refusal.JUNK), start, size);
                longName = Optional.empty();
                longSize = -1;
            }
            at = start + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    private void add(String name, Optional<Refusal> refusal, long start, long size) throws LimitException {
        if (members.size() == Member.MOST) {
            throw new LimitException("the tar has more than " + Member.MOST + " members");
        }
        members.add(new Member(members.size(), names.of(name), size, refusal));
        starts.add(start);
    }

    private byte[] bytes(long offset, int length) throws IOException {
        if (offset < windowStart || offset + length > windowStart + window.length) {
            windowStart = offset;
            window = source.read(offset, (int) Math.min(WINDOW, source.size() - offset));
        }
        int from = (int) (offset - windowStart);
        return Arrays.copyOfRange(window, from, from + length);
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 345, 155);
        boolean posix = header[263] == '0';
        return prefix.isEmpty() || !posix ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int start, int length) {
        int end = start;
        while (end < start + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Octal digits, or base 256 where the first bit is set, as GNU writes what does not fit. */
    private static long number(byte[] header, int start, int length, long at) throws FormatException {
        long value = 0;
        if ((header[start] & 0x80) != 0) {
            for (int i = start + 1; i < start + length; i++) {
                if (value > Long.MAX_VALUE >> 8) {
                    throw corrupt(at, "has a member of an impossible length");
                }
                value = value << 8 | header[i] & 0xff;
            }
            return value;
        }
        for (int i = start; i < start + length && header[i] != 0; i++) {
            if (header[i] >= '0' && header[i] <= '7') {
                value = value << 3 | header[i] - '0';
            } else if (header[i] != ' ') {
                throw corrupt(at, "has a length that is no number");
            }
        }
        return value;
    }

    private static boolean hasChecksum(byte[] header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        try {
            return number(header, 148, 8, 0) == sum;
        } catch (FormatException e) {
            return false;
        }
    }

    private static boolean isZero(byte[] header) {
        return Arrays.equals(header, new byte[BLOCK]);
    }

    @Override
    public String name() {
        return "tar";
    }

    @Override
    public String compression() {
        return "none";
    }

    @Override
    public List<Member> members() {
        return List.copyOf(members);
    }

    @Override
    public ObjectSource open(Member member) {
        return new MemberSlice(source, source.name() + "!/" + member.file(), starts.get(member.index()), member.size());
    }

    private static FormatException corrupt(long at, String what) {
        return new FormatException(FindingCode.ARCHIVE_CORRUPT, at, "the tar " + what, null);
    }
}
