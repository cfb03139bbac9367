package io.lakecaravan.catalog.atlan;

import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.atlan.AtlanEntity.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What has been learned of a tenant in one run, so that it is asked once. Safe for use by several threads; of fixed size
 * but for connections, types, tags and what is shared by the tables of a bucket, of which there are few.
 */
final class TenantKnowledge {
    /** Most datasets of other systems that are remembered. */
    private static final int MOST_DATASETS = 500;

    private final Map<String, AtlanConnection> connections = new ConcurrentHashMap<>();
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();
    private final Set<Reference> standing = ConcurrentHashMap.newKeySet();
    private final Set<String> checkedBuckets = ConcurrentHashMap.newKeySet();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final TypeModel types = new TypeModel();
    private final Map<String, Optional<FoundDataset>> datasets = bounded();
    private volatile Optional<Map<String, String>> tags = Optional.empty();
    private volatile Optional<MetadataSet> metadata = Optional.empty();

    private static Map<String, Optional<FoundDataset>> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<FoundDataset>> eldest) {
                return size() > MOST_DATASETS;
            }
        });
    }

    Optional<AtlanConnection> connection(String configured) {
        return Optional.ofNullable(connections.get(configured));
    }

    void connection(String configured, AtlanConnection found) {
        connections.put(configured, found);
    }

    /** Permissions of a connection are in force once something was written there. */
    void inForce(String configured) {
        connections.computeIfPresent(
                configured,
                (name, known) ->
                        new AtlanConnection(known.qualifiedName(), known.name(), AtlanConnection.Origin.FOUND));
    }

    TypeModel types() {
        return types;
    }

    /** Definitions of tags: the name the server gave by the name that people see; empty when not asked for yet. */
    Optional<Map<String, String>> tags() {
        return tags;
    }

    void tags(Map<String, String> found) {
        tags = Optional.of(Map.copyOf(found));
    }

    void forgetTags() {
        tags = Optional.empty();
    }

    Optional<MetadataSet> metadata() {
        return metadata;
    }

    void metadata(MetadataSet found) {
        metadata = Optional.of(found);
    }

    boolean isChecked(String bucket) {
        return checkedBuckets.contains(bucket);
    }

    void checked(String bucket) {
        checkedBuckets.add(bucket);
    }

    /** Whether the asset that tables share was sent in this run. */
    boolean stands(Reference parent) {
        return standing.contains(parent);
    }

    /** @param how it was created or found; the next table that is done tells the state */
    void stood(Reference parent, Made how) {
        if (standing.add(parent)) {
            made.add(how);
        }
    }

    /** What tables stand in and nobody has told yet. */
    List<Made> takeMade() {
        List<Made> taken = new ArrayList<>();
        for (Made next = made.poll(); next != null; next = made.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /** It may be gone, so it is sent again. */
    void forget(Reference parent) {
        standing.remove(parent);
    }

    /** Whether this is the first time in the run that somebody says so. */
    boolean isNews(String what) {
        return reported.add(what);
    }

    /** Absent: not asked for yet; empty: the tenant does not show it. */
    Map<String, Optional<FoundDataset>> datasets() {
        return datasets;
    }
}
