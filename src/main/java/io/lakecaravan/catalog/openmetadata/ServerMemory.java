package io.lakecaravan.catalog.openmetadata;

import io.lakecaravan.catalog.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What has been learned of a server, so that it is asked once. Safe for use by several threads. */
final class ServerMemory {
    /**
     * What stands there. A talk keeps the one it began with, so that nobody who forgets takes answers away that another
     * thread is about to use.
     */
    static final class Knowledge {
        private final Set<String> present = ConcurrentHashMap.newKeySet();
        private final KnownTags tags = new KnownTags();

        boolean isPresent(Prerequisite prerequisite) {
            return present.contains(prerequisite.key());
        }

        void present(Prerequisite prerequisite) {
            present.add(prerequisite.key());
        }

        KnownTags tags() {
            return tags;
        }
    }

    private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();
    private volatile Knowledge knowledge = new Knowledge();
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();
    private volatile String run = "";

    /** People change catalogs between runs, so what was seen in one is not believed in the next. */
    synchronized void startOf(String newRun) {
        if (!run.equals(newRun)) {
            forget();
            run = newRun;
        }
    }

    void forget() {
        knowledge = new Knowledge();
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** Something that tables need was made, by whichever of them came first. */
    void made(Made parent) {
        made.add(parent);
    }

    /** What was made and not taken before, for the next answer to tell: the table it was made for may yet fail. */
    List<Made> takeMade() {
        List<Made> taken = new ArrayList<>();
        for (Made one = made.poll(); one != null; one = made.poll()) {
            taken.add(one);
        }
        return taken;
    }

    /** Fields that this server's version does not have; a server does not get older, so they are never forgotten. */
    Set<String> unknownFields() {
        return unknownFields;
    }

    /** Whether the server named a field that it does not know, and that was news. */
    boolean learned(Reply reply) {
        return reply.status() == 400
                && OpenMetadataErrors.unknownField(reply.text())
                        .filter(unknownFields()::add)
                        .isPresent();
    }
}
