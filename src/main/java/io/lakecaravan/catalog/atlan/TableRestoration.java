package io.lakecaravan.catalog.atlan;

import io.lakecaravan.table.MadeEntity;

/** A table that we archived and that shall stand again though the lake may not have it. */
public record TableRestoration(MadeEntity table) {}
