package io.lakecaravan.inspect;

import io.lakecaravan.format.Head;
import io.lakecaravan.format.text.TextContent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Well-known contents that no reader reads, told by their magic bytes, so that a finding can name them. */
final class ForeignContent {
    /** @param magic at {@code offset} */
    @SuppressWarnings("ArrayRecordComponent")
    private record Mark(String name, int offset, byte[] magic) {
        boolean fits(byte[] head) {
            if (head.length < offset + magic.length) {
                return false;
            }
            for (int i = 0; i < magic.length; i++) {
                if (head[offset + i] != magic[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Told in content of any kind. */
    private static final List<Mark> TEXTUAL = List.of(
            text("a PDF document", "%PDF-"),
            text("a PostScript file", "%!PS"),
            text("an RTF document", "{\\rtf"),
            text("a file of SAS transport data", "HEADER RECORD*******LIBRARY HEADER RECORD"),
            text("a file of Stata data", "<stata_dta>"),
            text("a PEM key or certificate", "-----BEGIN "));

    /** Told in binary content only: a CSV may well start with one of these words. */
    private static final List<Mark> BINARY = List.of(
            hex("a PNG image", 0, "89504e470d0a1a0a"),
            hex("a JPEG image", 0, "ffd8ff"),
            text("a GIF image", "GIF87a"),
            text("a GIF image", "GIF89a"),
            hex("a TIFF image", 0, "49492a00"),
            hex("a TIFF image", 0, "4d4d002a"),
            hex("an icon", 0, "00000100"),
            text("an Adobe Photoshop image", "8BPS"),
            at("a WebP image", 8, "WEBP"),
            at("a WAVE sound", 8, "WAVEfmt"),
            at("an AVI film", 8, "AVI LIST"),
            at("an MP4 or QuickTime film", 4, "ftyp"),
            at("a QuickTime film", 4, "moov"),
            hex("a Matroska film", 0, "1a45dfa3"),
            text("an Ogg sound", "OggS"),
            text("a FLAC sound", "fLaC"),
            text("an MP3 sound", "ID3"),
            text("a MIDI sound", "MThd"),
            hex("an ELF program", 0, "7f454c46"),
            hex("a Java class", 0, "cafebabe"),
            hex("a Mach-O program", 0, "cffaedfe"),
            hex("a Mach-O program", 0, "feedfacf"),
            hex("a WebAssembly module", 0, "0061736d"),
            text("an SQLite database", "SQLite format 3\0"),
            at("a Microsoft Access database", 4, "Standard Jet DB"),
            at("a Microsoft Access database", 4, "Standard ACE DB"),
            hex("a 7z archive", 0, "377abcaf271c"),
            text("a RAR archive", "Rar!\u001a\u0007"),
            text("a Cabinet archive", "MSCF\0\0\0\0"),
            text("an ar archive or Debian package", "!<arch>\n"),
            hex("an RPM package", 0, "edabeedb"),
            hex("an LZO stream", 0, "894c5a4f000d0a1a0a"),
            text("an lzip stream", "LZIP"),
            at("an ISO 9660 image", 32769, "CD001"),
            hex("a NumPy array", 0, "934e554d5059"),
            hex("a file of SAS data", 0, "000000000000000000000000c2ea8160"),
            text("a file of SPSS data", "$FL2"),
            text("a file of SPSS data", "$FL3"),
            text("a file of R data", "RDX2\n"),
            text("a file of R data", "RDX3\n"),
            text("a classic netCDF file", "CDF\u0001"),
            text("a classic netCDF file", "CDF\u0002"),
            text("a classic netCDF file", "CDF\u0005"),
            hex("a shapefile", 0, "0000270a00000000"),
            hex("a FlatGeobuf file", 0, "666762036667"),
            text("a GRIB file", "GRIB"),
            text("an Iceberg statistics file (Puffin)", "PFA1"),
            text("a Hadoop sequence file", "SEQ\u0006"),
            text("a Hive RCFile", "RCF\u0001"),
            text("an ORC file", "ORC"),
            text("an Arrow file", "ARROW1"),
            text("a Feather file of version 1", "FEA1"),
            hex("an HDF5 file", 0, "894844460d0a1a0a"),
            hex("an OLE2 document", 0, "d0cf11e0a1b11ae1"),
            text("a Git pack", "PACK\0\0\0"),
            at("a DICOM image", 128, "DICM"));

    private static final int HTML_WITHIN = 1024;

    private ForeignContent() {}

    /** What the content is, with its article. */
    static Optional<String> name(Head head) {
        return name(TEXTUAL, head)
                .or(() -> isHtml(head) ? Optional.of("an HTML page") : Optional.empty())
                .or(() -> TextContent.of(head, Optional.empty()).isEmpty() ? name(BINARY, head) : Optional.empty());
    }

    private static Optional<String> name(List<Mark> marks, Head head) {
        return marks.stream()
                .filter(mark -> mark.fits(head.bytes()))
                .map(Mark::name)
                .findFirst();
    }

    private static boolean isHtml(Head head) {
        String start = new String(head.bytes(), 0, Math.min(head.bytes().length, HTML_WITHIN), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private static Mark text(String name, String magic) {
        return at(name, 0, magic);
    }

    private static Mark at(String name, int offset, String magic) {
        return new Mark(name, offset, magic.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Mark hex(String name, int offset, String magic) {
        return new Mark(name, offset, HexFormat.of().parseHex(magic));
    }
}
