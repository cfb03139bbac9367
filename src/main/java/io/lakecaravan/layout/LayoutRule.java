package io.lakecaravan.layout;

import java.util.Optional;

/** One entry of {@code layout:}. */
interface LayoutRule {
    /** Empty where the rule does not match the key. */
    Optional<Placement> place(String key, FileName file);
}
