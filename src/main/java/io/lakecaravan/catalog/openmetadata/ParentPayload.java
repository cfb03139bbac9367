package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.StoreFacts;

/**
 * Bodies that create what stands above tables and tags: only what we know, no null, no field that an administrator or a
 * person owns, and no credentials.
 */
final class ParentPayload {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Some connections must name a region; stores other than AWS do not mind which. */
    private static final String ANY_REGION = "us-east-1";

    private ParentPayload() {}

    static ObjectNode service(String name, ServiceType type, StoreFacts store) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        node.put("serviceType", type.text());
        node.put("description", "Tables found in object stores by Lake Caravan.");
        ObjectNode config = node.putObject("connection").putObject("config");
        config.put("type", type.text());
        switch (type) {
            case CUSTOM_DATABASE -> config.put("sourcePythonClass", "none");
            case DATALAKE -> address(config.putObject("configSource").putObject("securityConfig"), store);
            case S3 -> address(config.putObject("awsConfig"), store);
            case CUSTOM_STORAGE -> {}
        }
        return node;
    }

    private static void address(ObjectNode config, StoreFacts store) {
        config.put("awsRegion", store.region().orElse(ANY_REGION));
        store.endpoint().ifPresent(text -> config.put("endPointURL", text));
    }

    static ObjectNode database(TablePath path, StoreFacts store) {
        ObjectNode node = JSON.objectNode();
        node.put("name", path.database());
        if (!path.database().equals(path.bucket())) {
            node.put("displayName", path.bucket());
        }
        node.put("service", OpenMetadataNames.fqn(path.service()));
        node.put("description", bucket(path.bucket()));
        store.link(path.bucket(), "").ifPresent(link -> node.put("sourceUrl", link));
        return node;
    }

    static ObjectNode schema(TablePath path, StoreFacts store) {
        ObjectNode node = JSON.objectNode();
        node.put("name", path.schema());
        if (path.folder().filter(folder -> !folder.equals(path.schema())).isPresent()) {
            node.put("displayName", path.folder().get());
        }
        node.put("database", path.databaseFqn());
        node.put(
                "description",
                path.folder()
                        .map(folder ->
                                "Tables below " + TableText.code("s3://" + path.bucket() + "/" + folder + "/") + ".")
                        .orElse("Tables at the top of " + TableText.code("s3://" + path.bucket()) + "."));
        String prefix = path.folder().map(folder -> folder + "/").orElse("");
        store.link(path.bucket(), prefix).ifPresent(link -> node.put("sourceUrl", link));
        return node;
    }

    /** The bucket's own container. */
    static ObjectNode bucket(String service, String bucket, StoreFacts store) {
        String name = OpenMetadataNames.legal(bucket);
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        if (!name.equals(bucket)) {
            node.put("displayName", bucket);
        }
        node.put("service", OpenMetadataNames.fqn(service));
        node.put("description", bucket(bucket));
        node.put("prefix", "/");
        node.put("fullPath", "s3://" + bucket);
        store.objects().ifPresent(objects -> node.put("numberOfObjects", objects));
        store.bytes().ifPresent(bytes -> node.put("size", bytes));
        store.link(bucket, "").ifPresent(link -> node.put("sourceUrl", link));
        return node;
    }

    private static String bucket(String bucket) {
        return "Bucket " + TableText.code(bucket) + ", as Lake Caravan found it.";
    }

    /** A custom property for the values of a store's tag; which type its values have is the server's to say. */
    static ObjectNode property(String name, String key) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        node.put(
                "description",
                "Value of the tag " + TableText.code(key) + " that the object store keeps, as Lake Caravan found it.");
        return node;
    }

    static ObjectNode classification(String name) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        node.put(
                "description",
                name.equals(TagMapping.KINDS)
                        ? "Kinds of personal data that Lake Caravan found by names and values, for people to confirm."
                        : "Tags that Lake Caravan applies.");
        node.put("mutuallyExclusive", false);
        return node;
    }

    static ObjectNode tag(String classification, String name) {
        ObjectNode node = JSON.objectNode();
        node.put("name", name);
        node.put("classification", classification);
        node.put("description", "Applied by Lake Caravan.");
        return node;
    }
}
