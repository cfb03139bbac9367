package io.lakecaravan.format.hdf5;

import io.lakecaravan.format.pickle.PyInstance;
import io.lakecaravan.format.pickle.PySequence;
import java.util.List;

/** A pickled numpy array of objects: {@code _reconstruct} with the state (version, shape, dtype, order, list). */
final class PickledArray {
    private PickledArray() {}

    /** Its elements as names; a plain list will do. */
    static List<String> names(Object pickled) {
        if (pickled instanceof PyInstance array
                && array.state() instanceof PySequence state
                && state.size() > 4
                && state.get(4) instanceof PySequence elements) {
            return PickledNames.list(elements);
        }
        return PickledNames.list(pickled);
    }
}
