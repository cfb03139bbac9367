package io.lakecaravan.catalog.atlan.stub;

/** An attribute of a type; {@code declaredIn} is the type that brings it. */
record Attribute(String name, String declaredIn, Kind kind, boolean mandatory, boolean unique, boolean newer) {}
