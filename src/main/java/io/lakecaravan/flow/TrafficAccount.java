package io.lakecaravan.flow;

import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.Traffic;
import io.lakecaravan.state.SourceRecord;
import io.lakecaravan.state.StateStore;
import java.util.Map;
import java.util.TreeMap;

/** Charges what the sources cost to the run that ends: requests and bytes since they were charged last. */
public final class TrafficAccount {
    private static final Traffic NOTHING = new Traffic(0, 0, 0);

    private final LakeObjects lake;
    private final StateStore state;
    private final Map<String, Traffic> charged = new TreeMap<>();

    public TrafficAccount(LakeObjects lake, StateStore state) {
        this.lake = lake;
        this.state = state;
    }

    /** To be called once a run, when all its work is done. */
    public synchronized void charge(String run) {
        for (SourceRecord source : state.ledger().record(run).sources()) {
            Traffic now = lake.traffic(source.name());
            Traffic before = charged.getOrDefault(source.name(), NOTHING);
            charged.put(source.name(), now);
            state.ledger().add(run, source.name(), "listRequests", now.listRequests() - before.listRequests());
            state.ledger().add(run, source.name(), "getRequests", now.getRequests() - before.getRequests());
            state.ledger().add(run, source.name(), "bytesRead", now.bytesRead() - before.bytesRead());
        }
    }
}
