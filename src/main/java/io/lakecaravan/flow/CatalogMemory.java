package io.lakecaravan.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.Ours;
import io.lakecaravan.state.Sent;
import io.lakecaravan.state.StateStore;

/** What the state keeps of one catalog beside its tables. Safe for use by several threads. */
final class CatalogMemory implements Ours {
    private final StateStore state;
    private final String catalog;

    CatalogMemory(StateStore state, String catalog) {
        this.state = state;
        this.catalog = catalog;
    }

    @Override
    public JsonNode base(String entity) {
        return state.sent().find(catalog, entity).map(Sent::base).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    @Override
    public void keep(String entity, JsonNode base) {
        if (base.isEmpty()) {
            state.sent().forget(catalog, entity);
        } else if (!base.equals(base(entity))) {
            state.sent().record(catalog, entity, new Sent("", "", base));
        }
    }

    @Override
    public boolean isRemoved(String kind, String id) {
        return state.made().isRemoved(catalog, kind, id);
    }
}
