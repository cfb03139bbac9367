package io.lakecaravan.format.delta;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The actions of one file of the log, one by one. */
interface ActionSource extends Closeable {
    /** Empty at the end. */
    Optional<Action> next() throws IOException;
}
