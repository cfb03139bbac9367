package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an account may do: contract §1, last table, and §3, why a new connection is asynchronous. */
final class Rights {
    /** The role that every API token has, by the name and the guid under which connections list it. */
    static final String TOKEN_ROLE = "$api-token-default-access";

    private final EntityStore store;
    private final StubAtlanSettings settings;
    private final Clock clock;
    private final Map<String, Fresh> fresh = new HashMap<>();

    /** A connection whose permissions are not known everywhere yet. */
    private record Fresh(int refusals, Instant until) {}

    Rights(EntityStore store, StubAtlanSettings settings) {
        this.store = store;
        this.settings = settings;
        this.clock = settings.clock();
    }

    /**
     * Connections, by qualifiedName, that list the account or one of its roles as an admin: contract §1: "Connection
     * admins may create/read/update/delete entities".
     */
    Set<String> administered(Account account) {
        Set<String> names = new TreeSet<>();
        for (Entity connection : store.ofType("Connection")) {
            if (lists(connection, "adminUsers", account.name())
                    || lists(connection, "adminRoles", Roles.guid(TOKEN_ROLE))) {
                names.add(connection.qualifiedName());
            }
        }
        return names;
    }

    private static boolean lists(Entity connection, String attribute, String value) {
        JsonNode listed = connection.attributes().get(attribute);
        if (listed != null) {
            for (JsonNode one : listed) {
                if (one.asText().equals(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Contract §1: "create a Connection; create/read/update/delete any Process (and subtypes)"; contract §1: "create
     * Readme / Link entities"; contract §12 check 27.
     */
    boolean mayWrite(Account account, EntityType type, String qualifiedName, Set<String> administered) {
        return !account.isToken()
                || type.is("Process")
                || type.is("Readme")
                || type.is("Link")
                || under(qualifiedName, administered);
    }

    /** Contract §1: "finds no PostgreSQL or Snowflake tables in search, with no error". */
    boolean mayRead(Account account, Entity entity, Set<String> administered) {
        return !settings.has(Variant.NO_PERSONA)
                || mayWrite(account, entity.type(), entity.qualifiedName(), administered);
    }

    /** Contract §1: "equals the connection's or starts with". */
    private static boolean under(String qualifiedName, Set<String> connections) {
        return connections.stream().anyMatch(one -> qualifiedName.equals(one) || qualifiedName.startsWith(one + "/"));
    }

    /** Contract §12 check 26. */
    void created(Entity connection) {
        if (settings.freshRefusals() > 0 || !settings.freshTime().isZero()) {
            fresh.put(
                    connection.qualifiedName(),
                    new Fresh(settings.freshRefusals(), clock.instant().plus(settings.freshTime())));
        }
    }

    /** A connection that came to nothing. */
    void forget(String qualifiedName) {
        fresh.remove(qualifiedName);
    }

    /**
     * One request that touches these names: contract §3: "writes under the new connection answer 403 ATLAS-403-00-001
     * for some seconds".
     */
    void passFresh(Account account, List<String> qualifiedNames) {
        if (!account.isToken()) {
            return;
        }
        for (String connection : List.copyOf(fresh.keySet())) {
            if (qualifiedNames.stream().anyMatch(name -> under(name, Set.of(connection)))) {
                Fresh state = fresh.get(connection);
                if (state.refusals() <= 0 && !clock.instant().isBefore(state.until())) {
                    fresh.remove(connection);
                } else {
                    fresh.put(connection, new Fresh(state.refusals() - 1, state.until()));
                    throw Errors.forbidden(account, "entity under " + connection);
                }
            }
        }
    }
}
