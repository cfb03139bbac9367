package io.lakecaravan.catalog.atlan.stub;

/** A relationship as one of its ends sees it. */
record LinkEnd(LinkType link, boolean fromLeft) {
    String name() {
        return near().name();
    }

    boolean many() {
        return near().many();
    }

    LinkType.End near() {
        return fromLeft ? link.left() : link.right();
    }

    LinkType.End far() {
        return fromLeft ? link.right() : link.left();
    }

    /** Lineage: the only edge that others may draw on an asset. */
    boolean isLineage() {
        return link.name().equals("catalog_process_inputs") || link.name().equals("process_catalog_outputs");
    }
}
