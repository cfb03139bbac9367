package io.lakecaravan.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What is remembered of a catalog beside its tables. Used by several threads. */
public interface Ours {
    /** Nothing is remembered: what stands there may be added to, and none of it is taken for ours. */
    Ours NOTHING = new Ours() {
        @Override
        public JsonNode base(String entity) {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public void keep(String entity, JsonNode base) {}

        @Override
        public boolean isRemoved(String kind, String id) {
            return false;
        }
    };

    /** What we last wrote at something that several tables share; an empty object where nothing is known. */
    JsonNode base(String entity);

    /** To be called after it was written. */
    void keep(String entity, JsonNode base);

    /**
     * Whether it was us who removed it, and nobody wants it to stay away.
     *
     * @param kind as in {@link Made#kind}
     * @param id the catalog's
     */
    boolean isRemoved(String kind, String id);
}
