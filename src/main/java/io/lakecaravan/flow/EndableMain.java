package io.lakecaravan.flow;

import org.apache.camel.main.Main;

/** Camel Main that the flow itself can end. */
final class EndableMain extends Main {
    /** Lets exchanges that are under way end, then stops. */
    void end() {
        completed();
    }
}
