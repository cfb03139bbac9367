package io.lakecaravan.s3;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ObjectSources;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.format.TableRoots;
import io.lakecaravan.table.LakeObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All sources by name, each with one client that is made when it is first asked for. Safe for use by several threads;
 * closing it closes the clients.
 */
public final class LakeObjects implements ObjectSources, TableRoots, AutoCloseable {
    /** Most objects that one call of {@link TableRoot#list} may give. */
    public static final int TABLE_LISTING_LIMIT = 100_000;

    private final S3Clients clients;
    private final Map<String, SourceConfig> sources = new LinkedHashMap<>();
    private final Map<String, SourceClient> opened = new TreeMap<>();

    public LakeObjects(List<SourceConfig> sources, S3Clients clients) {
        this.clients = clients;
        sources.forEach(source -> this.sources.put(source.name(), source));
    }

    /** @throws SourceException when the client cannot be made */
    public synchronized SourceClient client(String source) {
        SourceConfig config = sources.get(source);
        if (config == null) {
            throw new IllegalArgumentException("no source '" + source + "'. Known: " + sources.keySet());
        }
        return opened.computeIfAbsent(source, name -> clients.open(config));
    }

    /** @throws SourceException when bucket patterns are all there is and cannot be looked up */
    public Listing listing(String source) {
        return Listing.of(client(source));
    }

    @Override
    public ObjectSource open(String source, LakeObject object, ReadBudget budget) throws ObjectException {
        return new S3ObjectSource(usable(source), object, budget);
    }

    /**
     * The objects below a prefix as a table format reads them.
     *
     * @param prefix of the root in the bucket, ending in {@code /}; empty for the bucket itself
     * @param budget for the listing and all objects opened from the root together
     */
    @Override
    public TableRoot root(String source, String bucket, String prefix, ReadBudget budget) throws ObjectException {
        return new S3TableRoot(usable(source), bucket, prefix, budget, TABLE_LISTING_LIMIT);
    }

    /** Of the source since its client was made. */
    public synchronized Traffic traffic(String source) {
        SourceClient client = opened.get(source);
        return client == null ? new Traffic(0, 0, 0) : client.traffic();
    }

    private SourceClient usable(String source) throws ObjectException {
        try {
            return client(source);
        } catch (SourceException e) {
            throw new ObjectException(FindingCode.OBJECT_UNREADABLE, e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        Deque<AutoCloseable> all = new ArrayDeque<>(opened.values());
        opened.clear();
        SourceClient.closeAll(all);
    }
}
