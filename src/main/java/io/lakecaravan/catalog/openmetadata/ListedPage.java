package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakecaravan.table.CatalogEntity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of a listing, read for the names and ids of its entities: the columns that servers send along are skipped.
 *
 * @param after cursor of the next page; empty at the last
 * @param total entities of all pages; 0 where the server does not say
 */
record ListedPage(List<CatalogEntity> entities, String after, int total) {
    ListedPage {
        entities = List.copyOf(entities);
    }

    /** Members of {@code data[]} and {@code paging}; others are skipped. What stands twice counts as it stands last. */
    static ListedPage read(JsonParser parser) throws IOException {
        List<CatalogEntity> entities = new ArrayList<>();
        String after = "";
        int total = 0;
        parser.nextToken();
        while (nextMember(parser)) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("data") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    entities.add(entity(parser));
                }
            } else if (member.equals("paging") && value == JsonToken.START_OBJECT) {
                while (nextMember(parser)) {
                    String detail = parser.currentName();
                    parser.nextToken();
                    switch (detail) {
                        case "after" -> after = parser.getValueAsString("");
                        case "total" -> total = parser.getValueAsInt(0);
                        default -> parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        return new ListedPage(entities, after, total);
    }

    private static CatalogEntity entity(JsonParser parser) throws IOException {
        String name = "";
        String id = "";
        CatalogEntity.Presence presence = CatalogEntity.Presence.THERE;
        while (nextMember(parser)) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "fullyQualifiedName" -> name = parser.getValueAsString("");
                case "id" -> id = parser.getValueAsString("");
                case "deleted" ->
                    presence = parser.getValueAsBoolean(false)
                            ? CatalogEntity.Presence.DELETED
                            : CatalogEntity.Presence.THERE;
                default -> parser.skipChildren();
            }
        }
        return new CatalogEntity(name, id, presence);
    }

    private static boolean nextMember(JsonParser parser) throws IOException {
        return parser.nextToken() == JsonToken.FIELD_NAME;
    }
}
