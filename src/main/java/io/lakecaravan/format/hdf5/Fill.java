package io.lakecaravan.format.hdf5;

import io.jhdf.dataset.DatasetBase;
import java.nio.ByteBuffer;

/** What stands where nothing was written ("Fill Value Message"): the bytes of one element. */
final class Fill {
    private final byte[] element;

    private Fill(byte[] element) {
        this.element = element;
    }

    static Fill of(DatasetBase dataset, int elementSize) {
        byte[] zeros = new byte[elementSize];
        Object value = dataset.getFillValue();
        if (value == null) {
            return new Fill(zeros);
        }
        try {
            ByteBuffer bytes = dataset.getDataType().encodeData(value);
            bytes.rewind();
            if (bytes.remaining() == elementSize) {
                bytes.get(zeros);
            }
        } catch (RuntimeException e) {
            // jHDF writes numbers alone; of what else may be a fill value, zeros are the usual one.
            return new Fill(new byte[elementSize]);
        }
        return new Fill(zeros);
    }

    private boolean isZero() {
        for (byte part : element) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    ByteBuffer bytes(int length) {
        byte[] bytes = new byte[length];
        if (!isZero()) {
            for (int at = 0; at + element.length <= length; at += element.length) {
                System.arraycopy(element, 0, bytes, at, element.length);
            }
        }
        return ByteBuffer.wrap(bytes);
    }
}
