package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of hits, and where a page after the first begins (contract §7, paging). */
final class SearchOrder implements Comparator<Entity> {
    private final List<Key> keys = new ArrayList<>();

    private record Key(String name, SearchFields.Field field, int direction) {
        JsonNode of(Entity entity) {
            return field.values().apply(entity).stream().findFirst().orElse(JsonNodeFactory.instance.nullNode());
        }
    }

    /** Not in the contract: a sort that is not one field is refused. */
    SearchOrder(JsonNode sort, SearchFields fields) {
        for (JsonNode one : sort) {
            if (!one.isObject() || one.size() != 1) {
                throw Errors.badRequest("sort " + one + " is not one field");
            }
            one.properties()
                    .forEach(field -> keys.add(new Key(
                            field.getKey(),
                            fields.field(field.getKey()),
                            field.getValue().path("order").asText("asc").equals("desc") ? -1 : 1)));
        }
    }

    boolean endsWithGuid() {
        return !keys.isEmpty() && keys.get(keys.size() - 1).name().equals("__guid");
    }

    /** Contract §7: "search_after with a unique tiebreaker". */
    @Override
    public int compare(Entity a, Entity b) {
        for (Key key : keys) {
            int order = values(key.of(a), key.of(b)) * key.direction();
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Not in the contract: there are as many values as sort fields. */
    void checkSize(JsonNode last) {
        if (last.size() != keys.size()) {
            throw Errors.badRequest("search_after has " + last.size() + " values, sort has " + keys.size());
        }
    }

    /**
     * Whether the entity lies behind the hit with these sort values: contract §7: "next pages with the last hit's
     * createTime and guid".
     */
    boolean isAfter(Entity entity, JsonNode last) {
        for (int i = 0; i < keys.size(); i++) {
            int order =
                    values(keys.get(i).of(entity), last.get(i)) * keys.get(i).direction();
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    /** Not in the contract: what has no value comes last. */
    private static int values(JsonNode a, JsonNode b) {
        if (a.isNull() || b.isNull()) {
            return Boolean.compare(a.isNull(), b.isNull());
        }
        return a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.asText().compareTo(b.asText());
    }
}
