package io.lakecaravan.catalog.atlan.stub;

import java.util.Map;
import java.util.Set;

/** A type with everything it inherits. {@code ancestors} includes itself; {@code own} are the supertypes it names. */
record EntityType(
        String name,
        Set<String> own,
        Set<String> ancestors,
        Map<String, Attribute> attributes,
        Map<String, LinkEnd> links) {
    boolean is(String type) {
        return ancestors.contains(type);
    }
}
