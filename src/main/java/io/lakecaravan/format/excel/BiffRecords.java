package io.lakecaravan.format.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.util.CodePageUtil;

/** BIFF records in order, with the texts in them; what is left of a record is skipped. */
final class BiffRecords {
    static final int BEGIN = 0x0809;
    static final int END = 0x000a;
    static final int DATE_MODE = 0x0022;
    static final int BOUND_SHEET = 0x0085;
    static final int SHARED_TEXTS = 0x00fc;
    static final int FORMAT = 0x041e;
    static final int FORMAT_OLD = 0x001e;
    static final int STYLE = 0x00e0;
    static final int STYLE_3 = 0x0243;
    static final int STYLE_4 = 0x0443;
    private static final int CODE_PAGE = 0x0042;
    private static final int FILE_PASS = 0x002f;
    private static final int UTF_16 = 1200;
    private static final int HEAD = 4;

    private final byte[] stream;
    private final BiffVersion version;
    private RecordInputStream in;
    private Charset charset = Charset.forName("windows-1252");
    private int consumed;

    BiffRecords(byte[] stream, BiffVersion version) {
        this.stream = stream;
        this.version = version;
        this.in = new RecordInputStream(new ByteArrayInputStream(stream));
    }

    /** Goes on to the next record; false at the end. */
    boolean next() throws IOException {
        skipRest();
        if (!in.hasNextRecord()) {
            return false;
        }
        in.nextRecord();
        consumed += HEAD + in.remaining();
        if (id() == FILE_PASS) {
            decrypt();
            return next();
        }
        if (id() == CODE_PAGE) {
            charset(word());
        }
        return true;
    }

    private void skipRest() {
        if (in.remaining() > 0) {
            in.readRemainder();
        }
    }

    /** Workbooks that are only protected against changes are encrypted with a password that everyone knows. */
    private void decrypt() throws IOException {
        EncryptionInfo encryption = new FilePassRecord(in).getEncryptionInfo();
        try {
            if (!encryption.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw ExcelFailures.encrypted();
            }
        } catch (java.security.GeneralSecurityException e) {
            throw ExcelFailures.encrypted();
        }
        ByteArrayInputStream rest = new ByteArrayInputStream(stream, consumed, stream.length - consumed);
        in = new RecordInputStream(rest, encryption, consumed);
    }

    private void charset(int page) {
        try {
            charset = page == UTF_16
                    ? StandardCharsets.UTF_16LE
                    : Charset.forName(CodePageUtil.codepageToEncoding(page, true));
        } catch (IOException | IllegalArgumentException unknown) {
            // The usual one stays: ASCII is the same in all of them.
            charset = Charset.forName("windows-1252");
        }
    }

    int id() {
        return in.getSid() & 0xffff;
    }

    boolean is(int id) {
        return id() == id;
    }

    int remaining() {
        return in.remaining();
    }

    int octet() {
        return in.readUByte();
    }

    int word() {
        return in.readUShort();
    }

    int integer() {
        return in.readInt();
    }

    double real() {
        return in.readDouble();
    }

    byte[] octets(int count) {
        byte[] bytes = new byte[Math.min(count, Math.max(0, in.remaining()))];
        in.readFully(bytes);
        return bytes;
    }

    /** A text whose length is a byte in version 2, a word later. */
    String text() {
        return text(version == BiffVersion.BIFF2 ? octet() : word());
    }

    String sheetName() {
        return text(octet());
    }

    String format() {
        return text(version == BiffVersion.BIFF8 ? word() : octet());
    }

    private String text(int length) {
        if (version != BiffVersion.BIFF8) {
            return new String(octets(length), charset);
        }
        if (length == 0) {
            return "";
        }
        boolean isWide = (octet() & 1) == 1;
        return isWide ? in.readUnicodeLEString(length) : in.readCompressedUnicode(length);
    }

    /** Texts that run over as many records as they need ([MS-XLS] 2.5.293). */
    void sharedTexts(List<String> texts) throws IOException {
        integer();
        long count = Integer.toUnsignedLong(integer());
        long characters = 0;
        for (long i = 0; i < count && in.available() > 0; i++) {
            int length = word();
            int flags = octet();
            int runs = (flags & 8) == 0 ? 0 : word();
            int phonetic = (flags & 4) == 0 ? 0 : integer();
            String text = (flags & 1) == 1 ? in.readUnicodeLEString(length) : in.readCompressedUnicode(length);
            skip(4L * runs + Math.max(0, phonetic));
            texts.add(text);
            characters += length;
            if (characters > Limits.SHARED_CHARACTERS || texts.size() > Limits.SHARED_TEXTS) {
                throw ExcelFailures.limit("the workbook's shared texts are more than " + Limits.SHARED_CHARACTERS
                        + " characters or " + Limits.SHARED_TEXTS + " texts");
            }
        }
    }

    private void skip(long count) {
        for (long i = 0; i < count && in.available() > 0; i++) {
            in.readByte();
        }
    }
}
