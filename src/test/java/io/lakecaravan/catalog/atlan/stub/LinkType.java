package io.lakecaravan.catalog.atlan.stub;

/** A relationship: stored once, seen from both ends. {@code contains}: the left end is the container of the right one. */
record LinkType(String name, End left, End right, boolean contains, boolean newer) {
    /** One end: entities of {@code type} or below see the others under {@code name}; {@code many} of them or one. */
    record End(String type, String name, boolean many) {}
}
