package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;

/** Told of every payload before the rules see it. */
interface PayloadCheck {
    void check(String type, JsonNode payload);

    /** Told of every request. */
    void check(Request request);
}
