package io.lakecaravan.catalog.atlan.stub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entity types of a tenant. */
final class Model {
    private final Map<String, EntityType> types;

    Model(Map<String, EntityType> types) {
        this.types = types;
    }

    static Model load(StubAtlanSettings settings) {
        return ModelFile.read(settings);
    }

    Optional<EntityType> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    Collection<EntityType> all() {
        return types.values();
    }

    /** Contract §2: "existing entity of that type or a subtype". */
    List<EntityType> below(String name) {
        return types.values().stream().filter(type -> type.is(name)).toList();
    }
}
