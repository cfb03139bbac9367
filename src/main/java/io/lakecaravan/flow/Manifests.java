package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.Manifest;
import io.lakecaravan.config.ManifestEntry;
import io.lakecaravan.config.ManifestException;
import io.lakecaravan.config.ManifestReader;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.SmallObjects;
import io.lakecaravan.s3.SourceException;
import io.lakecaravan.state.StateStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sources with the manifest that holds for a bucket: entries of a local manifest that name the bucket, else the bucket's
 * own {@code openmetadata.json}, else entries of a local manifest that name no bucket. A bucket is asked once a run, and
 * only where its source says {@code layout: manifest}. Safe for use by several threads.
 *
 * <p>A manifest that is not there leaves the bucket to the other layouts. One that cannot be read is as a configuration
 * with an error: its source is not crawled, as other tables than before would come of it.
 */
public final class Manifests implements BucketSources {
    /** Buckets whose manifests are held; one that was let go is asked again. */
    private static final int MOST_HELD = 64;

    private static final int MOST_NAMED = 10;

    private record Held(String run, SourceConfig source) {}

    private final CaravanConfig config;
    private final StateStore state;
    private final LakeObjects lake;
    private final Map<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    public Manifests(CaravanConfig config, StateStore state, LakeObjects lake) {
        this.config = config;
        this.state = state;
        this.lake = lake;
    }

    @Override
    public SourceConfig of(String run, String source, String bucket) {
        SourceConfig configured = config.source(source);
        return configured.usesManifest() ? of(run, configured, bucket) : configured;
    }

    private synchronized SourceConfig of(String run, SourceConfig configured, String bucket) {
        String key = configured.name() + "\n" + bucket;
        Held known = held.get(key);
        if (known == null || !known.run().equals(run)) {
            known = new Held(
                    run,
                    resolve(
                            configured,
                            bucket,
                            lake,
                            finding -> state.findings().report(run, configured.name(), finding)));
            held.put(key, known);
            if (held.size() > MOST_HELD) {
                held.remove(held.keySet().iterator().next());
            }
        }
        return known.source();
    }

    /**
     * The source with the manifest that holds for the bucket, which is asked if it must be.
     *
     * @param findings gets what is wrong with the manifest, and whether there is none
     * @throws SourceException when the bucket's manifest cannot be read
     */
    public static SourceConfig resolve(
            SourceConfig source, String bucket, LakeObjects lake, Consumer<Finding> findings) {
        if (!source.usesManifest()) {
            return source;
        }
        Manifest local = source.manifest();
        Manifest naming = local.naming(bucket);
        Manifest others = local.namingNone();
        if (!naming.entries().isEmpty() || !source.layout().contains(SourceConfig.MANIFEST)) {
            Manifest chosen = naming.entries().isEmpty() ? others : naming;
            report(findings, bucket, "the local manifest, ", chosen);
            return source.withManifest(chosen);
        }
        Optional<Manifest> own = own(source, bucket, lake);
        if (own.isPresent()) {
            report(findings, bucket, "", own.orElseThrow());
            return source.withManifest(own.orElseThrow().forBucket(bucket));
        }
        if (!others.entries().isEmpty()) {
            report(findings, bucket, "the local manifest, ", others);
            return source.withManifest(others);
        }
        tell(
                findings,
                bucket,
                FindingCode.MANIFEST_MISSING,
                "the bucket has no such object at its root; its tables are found by the other layouts of the source. Put"
                        + " one there, or take manifest out of layout:");
        return source.withoutManifest();
    }

    private static Optional<Manifest> own(SourceConfig source, String bucket, LakeObjects lake) {
        try {
            Optional<byte[]> bytes =
                    SmallObjects.read(lake.client(source.name()), bucket, Manifest.OBJECT, ManifestReader.MOST_BYTES);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(ManifestReader.read(bytes.orElseThrow()));
        } catch (ObjectException | ManifestException e) {
            throw new SourceException(
                    FindingCode.MANIFEST_UNREADABLE,
                    source.name(),
                    "s3://" + bucket + "/" + Manifest.OBJECT + ": " + e.getMessage()
                            + ". Nothing of the source was read from here on, as other tables would come of it",
                    e);
        }
    }

    private static void report(Consumer<Finding> findings, String bucket, String where, Manifest manifest) {
        manifest.problems()
                .forEach(
                        problem -> tell(findings, bucket, FindingCode.MANIFEST_ENTRY_UNUSABLE, where + problem.text()));
        List<ManifestEntry> unstructured = manifest.entries().stream()
                .filter(entry -> !entry.unstructured().isEmpty())
                .toList();
        if (!unstructured.isEmpty()) {
            String first = unstructured.stream()
                    .limit(MOST_NAMED)
                    .map(entry -> "entries[" + entry.index() + "]")
                    .collect(Collectors.joining(", "));
            tell(
                    findings,
                    bucket,
                    FindingCode.MANIFEST_UNSTRUCTURED,
                    where + unstructured.size() + " entries name data without columns (" + first
                            + (unstructured.size() > MOST_NAMED ? ", ..." : "")
                            + "); such objects make no table and are counted as skipped.unstructured");
        }
    }

    private static void tell(Consumer<Finding> findings, String bucket, FindingCode code, String message) {
        findings.accept(Finding.of(code, bucket, Manifest.OBJECT, message));
    }
}
