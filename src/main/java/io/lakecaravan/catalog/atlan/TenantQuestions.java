package io.lakecaravan.catalog.atlan;

import com.fasterxml.jackson.databind.JsonNode;

/** What can be asked of a tenant without changing anything there: who we are, and whether a connection is visible. */
public final class TenantQuestions {
    /** To be read: the roles of the token. */
    public static final String WHO_AM_I = "/api/service/whoami";

    /** To be posted to: {@link #connectionsNamed}. */
    public static final String SEARCH = "/api/meta/search/indexsearch";

    private TenantQuestions() {}

    /** Whether this is a qualified name, as opposed to a name that people see. */
    public static boolean isQualified(String connection) {
        return Connections.isQualified(connection);
    }

    /** To be read: a connection by its qualified name, or the one that we create by this name. */
    public static String connection(String nameOrQualifiedName) {
        String qualified =
                isQualified(nameOrQualifiedName) ? nameOrQualifiedName : AtlanNames.connection(nameOrQualifiedName);
        return Connections.byName(qualified).path();
    }

    /** A search for connections of any kind that are shown by a name. */
    public static String connectionsNamed(String name) {
        return Datasets.connections(name).body();
    }

    /** How many connections a search found that the token may read. */
    public static int found(JsonNode answer) {
        int count = 0;
        for (JsonNode hit : answer.path("entities")) {
            count += hit.path("guid").asText().equals("-1") ? 0 : 1;
        }
        return count;
    }
}
