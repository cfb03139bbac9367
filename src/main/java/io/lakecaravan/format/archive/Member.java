package io.lakecaravan.format.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One file of an archive. Its name is a label and never a path of ours.
 *
 * @param index in the archive's directory
 * @param size expanded, as the directory says
 * @param refusal why it cannot be read; empty where it can
 */
public record Member(int index, String name, long size, Optional<Refusal> refusal) {
    /** Members that are looked at; an archive of more is refused. */
    static final int MOST = 10_000;

    private static final Set<String> SYSTEM = Set.of("thumbs.db", "desktop.ini", "ehthumbs.db");
    private static final Set<String> ARCHIVES = Set.of("zip", "7z", "rar", "tar", "tgz", "tbz2", "txz", "jar");

    /** Why a member is left out. */
    public enum Refusal {
        /** A folder, a link, or what desktop systems leave: not worth a word. */
        JUNK("no data"),
        EMPTY("empty"),
        ENCRYPTED("encrypted"),
        NESTED("archives themselves"),
        METHOD("compressed by a method that is not read"),
        CUT("cut"),
        TOO_MANY("above the number of members that are read");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        /** Fits behind "members are". */
        public String words() {
            return words;
        }
    }

    public boolean isReadable() {
        return refusal.isEmpty();
    }

    /** The part of the name behind its last slash. */
    public String file() {
        String path = name.replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What the name and the size alone refuse. */
    static Optional<Refusal> refusal(String name, long size) {
        String path = name.replace('\\', '/');
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (file.isEmpty() || file.startsWith(".") || file.startsWith("_") && size == 0) {
            return Optional.of(Refusal.JUNK);
        }
        if (path.startsWith("__MACOSX/")
                || path.contains("/__MACOSX/")
                || SYSTEM.contains(file)
                || file.startsWith("~$")) {
            return Optional.of(Refusal.JUNK);
        }
        if (size == 0) {
            return Optional.of(Refusal.EMPTY);
        }
        return ARCHIVES.contains(file.substring(file.lastIndexOf('.') + 1))
                ? Optional.of(Refusal.NESTED)
                : Optional.empty();
    }
}
