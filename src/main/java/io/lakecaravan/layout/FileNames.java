package io.lakecaravan.layout;

/**
 * Remembers what was read of names of files: partitions repeat them. Of fixed size, and safe between threads without a lock,
 * as what it holds does not change: at worst a name is read twice.
 */
final class FileNames {
    private static final int SLOTS = 1 << 10;

    private final FileName[] slots = new FileName[SLOTS];

    FileName of(String name) {
        int slot = name.hashCode() & (SLOTS - 1);
        FileName known = slots[slot];
        if (known != null && known.name().equals(name)) {
            return known;
        }
        FileName read = FileName.of(name);
        slots[slot] = read;
        return read;
    }
}
