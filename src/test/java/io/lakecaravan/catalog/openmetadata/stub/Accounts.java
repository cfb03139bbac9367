package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The users and the check of the bearer token, observed §1. Guarded by the server's lock. */
final class Accounts {
    private final List<Account> known = new ArrayList<>();
    /** Bots by name, with the name of their user. */
    final TreeMap<String, String> bots = new TreeMap<>(Map.of("ingestion-bot", "ingestion-bot"));

    private boolean revoked;
    private int renewed;

    Accounts(String botToken) {
        known.add(account("ingestion-bot", Account.Role.BOT, botToken));
        known.add(account("admin", Account.Role.ADMINISTRATOR, "admin-" + botToken));
        known.add(account("bob", Account.Role.ORDINARY, "bob-" + botToken));
    }

    private static Account account(String name, Account.Role role, String token) {
        return new Account(name, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), role, token);
    }

    /** No rule: a look-up. */
    Optional<Account> find(String name) {
        return known.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    /** An unknown name makes a new administrator. */
    Account named(String name) {
        return find(name).orElseGet(() -> add(name, Account.Role.ADMINISTRATOR));
    }

    Account add(String name, Account.Role role) {
        Account added = account(name, role, name + "-token");
        known.add(added);
        return added;
    }

    /** Contract §1: "issues a new token". Not in the contract: the former is no longer good. */
    Account renew(Account account) {
        renewed++;
        Account with = new Account(account.name(), account.id(), account.role(), account.token() + "-" + renewed);
        known.replaceAll(other -> other.id().equals(account.id()) ? with : other);
        return with;
    }

    Account require(String id) {
        return known.stream()
                .filter(account -> account.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Errors.notFound("user", id));
    }

    /** From now on no token is good. */
    void revoke() {
        revoked = true;
    }

    /** Observed §1: "scheme name is case-sensitive". */
    Account authenticate(Optional<String> header) {
        String value = header.orElse("");
        if (!value.startsWith("Bearer ")) {
            throw Errors.unauthorized("Token not present");
        }
        String token = value.substring("Bearer ".length()).strip();
        return known.stream()
                .filter(account -> !revoked && account.token().equals(token))
                .findFirst()
                .orElseThrow(() -> Errors.unauthorized("Invalid token."));
    }

    static ObjectNode json(Account account) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", account.id().toString())
                .put("name", account.name())
                .put("fullyQualifiedName", account.name())
                .put("email", account.name() + "@open-metadata.org")
                .put("isBot", account.isBot())
                .put("isAdmin", account.role() == Account.Role.ADMINISTRATOR);
    }
}
