package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.Ours;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.catalog.StoreTagsShown;
import io.lakecaravan.catalog.Stores;
import io.lakecaravan.catalog.TagNames;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.Optional;

/** What a Kamelet's parameters say about how tables are shown. Set before it is used, then read by several threads. */
final class EntitySettings {
    private String service = "";
    private String serviceType = "";
    private Model model = Model.TABLES;
    private TagMapping mapping = new TagMapping(TagNames.NONE);
    private StoreTagsShown storeTags = StoreTagsShown.NONE;
    private Ours ours = Ours.NOTHING;
    private Stores stores = any -> StoreFacts.UNKNOWN;

    void service(String value) {
        service = value;
    }

    void serviceType(String value) {
        serviceType = value;
    }

    void model(Model value) {
        model = value;
    }

    void mapping(TagMapping value) {
        mapping = value;
    }

    void stores(Stores value) {
        stores = value;
    }

    void console(String value) {
        StoreFacts facts =
                new StoreFacts(StoreFacts.Provider.OTHER, Optional.empty(), Optional.empty(), Optional.of(value));
        stores = any -> facts;
    }

    void storeTags(StoreTagsShown value) {
        storeTags = value;
    }

    void ours(Ours value) {
        ours = value;
    }

    StoreTagsShown storeTags() {
        return storeTags;
    }

    Ours ours() {
        return ours;
    }

    TagMapping mapping() {
        return mapping;
    }

    /** What the table becomes. */
    EntityModel entity(Publication publication) {
        LogicalTable table = publication.table();
        String name = service.isEmpty() ? table.source() : service;
        ServiceType type = ServiceType.of(model, serviceType);
        StoreFacts store = stores.of(publication);
        return switch (model) {
            case TABLES -> new TableEntity(TablePath.of(name, table), type, store);
            case CONTAINERS -> ContainerEntity.of(name, table, type, store);
        };
    }
}
