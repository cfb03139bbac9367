package io.lakecaravan.format.pickle;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Objects by number. Pickles number them from 0 on; what does not keep to that costs a map. */
final class Memo {
    private Object[] dense = new Object[64];
    private final Map<Long, Object> sparse = new HashMap<>();
    private int size;

    void put(long number, Object value) {
        if (number >= 2L * size + 64) {
            size += sparse.put(number, value) == null ? 1 : 0;
            return;
        }
        int place = (int) number;
        if (place >= dense.length) {
            dense = Arrays.copyOf(dense, Math.max(place + 1, dense.length * 2));
        }
        size += dense[place] == null ? 1 : 0;
        dense[place] = value;
    }

    /** Under the next number: how many there are. */
    void append(Object value) {
        put(size, value);
    }

    Object get(long number) throws FormatException {
        Object value = number >= 0 && number < dense.length ? dense[(int) number] : null;
        if (value == null) {
            value = sparse.get(number);
        }
        if (value == null) {
            throw new FormatException(FindingCode.PICKLE_CORRUPT, "the pickle recalls an object that it never stored");
        }
        return value;
    }
}
