package io.lakecaravan.catalog.atlan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes tables together: each finds out for itself what it needs, assets are read for all of them at once, and what is to
 * be sent fills requests one after the other. A table that fails leaves the others alone.
 */
final class PackWork implements Work {
    private enum Rest {
        /** A request that is not full waits for other tables. */
        HELD,
        SENT
    }

    private final List<PackedTable> tables;
    private final Rest rest;
    private final Supplier<Object> answer;
    private final List<PackedTable> looking = new ArrayList<>();
    /** Parts of a request that was refused. */
    private final Deque<JointWrite> parts = new ArrayDeque<>();

    private PackWork(List<PackedTable> tables, Rest rest, Supplier<Object> answer) {
        this.tables = tables;
        this.rest = rest;
        this.answer = answer;
        tables.forEach(table -> table.accompanied(tables));
    }

    /** The pack itself becomes the message, and knows what came of each table. */
    static PackWork of(TablePack pack) {
        return new PackWork(pack.tables(), pack.isLast() ? Rest.SENT : Rest.HELD, () -> pack);
    }

    /** The table's answer becomes the message, or its failure is thrown. */
    static PackWork alone(PackedTable table) {
        return new PackWork(List.of(table), Rest.SENT, () -> {
            Optional<RuntimeException> failure = table.failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
            return table.answer().orElseThrow();
        });
    }

    @Override
    public boolean isFresh(Talk talk) {
        return tables.stream().anyMatch(PackedTable::isFresh);
    }

    @Override
    public boolean advance(Talk talk) {
        // All that was planned has been answered.
        looking.forEach(table -> table.talk().looks.clear());
        looking.clear();
        for (PackedTable table : tables) {
            table.run();
            if (table.isAsking()) {
                talk.rest(table.talk().takePause());
                talk.next(table.relayed());
                return true;
            }
        }
        return look(talk) || write(talk);
    }

    private boolean look(Talk talk) {
        List<Look> looks = new ArrayList<>();
        for (PackedTable table : tables) {
            if (table.isLooking()) {
                looking.add(table);
                table.talk()
                        .looks
                        .forEach(look -> looks.add(new Look(
                                look.asset(),
                                entity -> table.contained(() -> look.taker().accept(entity)))));
            }
        }
        StoredAssets.plan(talk, looks);
        return !looks.isEmpty();
    }

    private boolean write(Talk talk) {
        while (!parts.isEmpty()) {
            JointWrite part = parts.remove().stillWanted();
            if (!part.isEmpty()) {
                talk.next(part.turn(this::again));
                return true;
            }
        }
        List<TableWriting> writings =
                tables.stream().flatMap(table -> table.writing().stream()).toList();
        JointWrite next = JointWrite.of(writings, talk.settings.batchSize());
        if (next.isEmpty() || (rest == Rest.HELD && !next.isClosed())) {
            return false;
        }
        talk.next(next.turn(this::again));
        return true;
    }

    /** In this order, before all others. */
    private void again(List<JointWrite> more) {
        for (int i = more.size() - 1; i >= 0; i--) {
            parts.addFirst(more.get(i));
        }
    }

    @Override
    public Object answer(Talk talk) {
        return answer.get();
    }
}
