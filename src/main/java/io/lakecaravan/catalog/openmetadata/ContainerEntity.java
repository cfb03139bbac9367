package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.StoreFacts;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.List;
import java.util.Optional;

/**
 * A container with a data model, below the bucket's container of a storage service. It is named after the whole path, as
 * the official connector does it.
 *
 * @param service legal name
 * @param bucket as the store calls it
 * @param name legal name
 */
record ContainerEntity(String service, String bucket, String name, ServiceType serviceType, StoreFacts store)
        implements EntityModel {
    static ContainerEntity of(String service, LogicalTable table, ServiceType serviceType, StoreFacts store) {
        return new ContainerEntity(
                OpenMetadataNames.legal(service),
                table.bucket(),
                OpenMetadataNames.legal(table.name()),
                serviceType,
                store);
    }

    @Override
    public String type() {
        return "container";
    }

    @Override
    public String collection() {
        return "/containers";
    }

    @Override
    public String fqn() {
        return OpenMetadataNames.fqn(service, OpenMetadataNames.legal(bucket), name);
    }

    @Override
    public List<Prerequisite> parents() {
        return List.of(Prerequisite.storageService(service, serviceType, store), bucketEntity());
    }

    /** A list of containers is one of a whole service. */
    @Override
    public Optional<String> listedUnder() {
        return Optional.empty();
    }

    @Override
    public Prerequisite bucketEntity() {
        return Prerequisite.bucket(service, bucket, store);
    }

    @Override
    public List<String> fields() {
        return List.of("dataModel", "tags", "sourceHash");
    }

    @Override
    public String columnsPath() {
        return "/dataModel/columns";
    }

    @Override
    public List<String> owned() {
        return List.of(
                "/prefix",
                "/fullPath",
                "/sourceUrl",
                "/size",
                "/numberOfObjects",
                "/fileFormats",
                "/dataModel/isPartitioned");
    }

    @Override
    public boolean takesSample(ServerVersion server) {
        return server.showsContainerSamples();
    }

    @Override
    public boolean takesProfile() {
        return false;
    }

    @Override
    public ObjectNode payload(Publication publication, ServerKnowledge known, TagMapping mapping) {
        LogicalTable table = publication.table();
        String path = "/" + table.location().replaceFirst("/+$", "");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name);
        if (!name.equals(table.name())) {
            node.put("displayName", table.name());
        }
        node.put("service", OpenMetadataNames.fqn(service));
        known.id(bucketEntity())
                .ifPresent(id -> node.putObject("parent").put("id", id).put("type", "container"));
        node.put("description", TableText.of(publication));
        node.put("prefix", path);
        node.put("fullPath", "s3://" + table.bucket() + path);
        node.put("numberOfObjects", table.objects());
        // In bytes, as the official connector has it, whatever the schema says.
        node.put("size", table.bytes());
        List<String> formats = FileFormats.ofContainer(table.format(), table.compression());
        if (!formats.isEmpty()) {
            ArrayNode array = node.putArray("fileFormats");
            formats.forEach(array::add);
        }
        Links.of(store, table).ifPresent(link -> node.put("sourceUrl", link));
        ObjectNode model = node.putObject("dataModel");
        model.put("isPartitioned", !table.partitionKeys().isEmpty());
        model.set("columns", ColumnPayload.ofTable(table, mapping));
        new TagLabels(table.tags(), publication.detected(), mapping).putInto(node);
        return node;
    }
}
