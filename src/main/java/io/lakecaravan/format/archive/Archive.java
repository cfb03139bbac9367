package io.lakecaravan.format.archive;

import io.lakecaravan.format.Head;
import io.lakecaravan.format.ObjectSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A container of files, each read as an object of its own. Archives inside archives are not opened. */
public interface Archive {
    /** {@code zip} or {@code tar}. */
    String name();

    /** What compresses its members, as catalogs show it; {@code none} where nothing does. */
    String compression();

    /** Its members in the order of its directory, junk and unreadable ones among them, at most {@link Member#MOST}. */
    List<Member> members();

    /** A member that {@link Member#isReadable}. The caller closes it; the archive's own source stays open. */
    ObjectSource open(Member member) throws IOException;

    /** The kind of archive that the stored bytes of an object start with. */
    static Optional<Kind> kind(Head stored) {
        if (stored.startsWith((byte) 'P', (byte) 'K', (byte) 3, (byte) 4)
                || stored.startsWith((byte) 'P', (byte) 'K', (byte) 5, (byte) 6)) {
            return Optional.of(Kind.ZIP);
        }
        return TarArchive.recognises(stored.bytes()) ? Optional.of(Kind.TAR) : Optional.empty();
    }

    /**
     * Reads the directory.
     *
     * @throws io.lakecaravan.format.FormatException with {@code ARCHIVE_CORRUPT} where it cannot be read
     */
    static Archive open(Kind kind, ObjectSource source) throws IOException {
        return switch (kind) {
            case ZIP -> ZipArchive.open(source);
            case TAR -> TarArchive.open(source);
        };
    }

    /** The archives that are opened. */
    enum Kind {
        ZIP,
        TAR
    }
}
