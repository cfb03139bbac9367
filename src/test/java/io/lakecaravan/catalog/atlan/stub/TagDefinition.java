package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tag: the hashed name, the visible one, and the definition as it is answered. */
record TagDefinition(String name, String displayName, ObjectNode body) {}
