package io.lakecaravan.format.hdf5;

import io.jhdf.filter.Filter;

/**
 * The shuffle filter: byte n of all elements, then byte n + 1. PyTables asks for it on elements of variable length, too,
 * where HDF5 leaves it out and stores no element size.
 */
final class ShuffleFilter implements Filter {
    private static final int ID = 2;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "shuffle";
    }

    @Override
    public byte[] decode(byte[] shuffled, int[] parameters) {
        int size = parameters.length == 0 ? 1 : parameters[0];
        return unshuffle(shuffled, size);
    }

    /** Bytes behind the last whole element are not shuffled. */
    static byte[] unshuffle(byte[] shuffled, int size) {
        if (size <= 1 || size > shuffled.length) {
            return shuffled;
        }
        int elements = shuffled.length / size;
        byte[] bytes = new byte[shuffled.length];
        for (int part = 0; part < size; part++) {
            for (int element = 0; element < elements; element++) {
                bytes[element * size + part] = shuffled[part * elements + element];
            }
        }
        System.arraycopy(shuffled, elements * size, bytes, elements * size, shuffled.length - elements * size);
        return bytes;
    }
}
