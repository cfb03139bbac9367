package io.lakecaravan.flow;

import java.util.List;

/** Is told what a run in {@link Caravan.Mode#PLAN} would change. Called by several threads. */
@FunctionalInterface
public interface PlanListener {
    PlanListener NOBODY = (catalog, entity, changes) -> {};

    /** @param changes one line each; empty when the entity would stay as it is */
    void planned(String catalog, String entity, List<String> changes);
}
