package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * An asset as we want it.
 *
 * @param attributes without what changes with every run
 * @param links relations to one entity, by name
 * @param ends relations to several entities, by name; they replace what stands there, so only ours have them
 * @param facts custom metadata by the names that people see; empty for none
 * @param tags internal names
 * @param flow the rule of a lineage entity; empty for others
 */
record AtlanEntity(
        Part part,
        String type,
        String qualifiedName,
        ObjectNode attributes,
        Map<String, Reference> links,
        Map<String, List<Reference>> ends,
        ObjectNode facts,
        List<String> tags,
        String flow) {
    /** What it is to the table. */
    enum Part {
        /** Shared by all tables of a bucket. */
        PARENT,
        TABLE,
        COLUMN,
        OBJECT,
        LINEAGE
    }

    /** Another entity, which stands there already or is sent before this one. */
    record Reference(String type, String qualifiedName) {}

    Reference reference() {
        return new Reference(type, qualifiedName);
    }

    String name() {
        return attributes.path("name").asText();
    }

    /** Changes exactly when what is wanted changes. */
    String print() {
        return AtlanNames.hash(type + "\n" + attributes + "\n" + links + "\n" + ends + "\n" + facts + "\n" + tags)
                .substring(0, 16);
    }
}
