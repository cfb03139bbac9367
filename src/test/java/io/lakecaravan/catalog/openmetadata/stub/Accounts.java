package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The users and the check of the bearer token, observed §1. Guarded by the server's lock. */
final class Accounts {
    private final List<Account> known = new ArrayList<>();
    private boolean revoked;

    Accounts(String botToken) {
        known.add(account("ingestion-bot", Account.Role.BOT, botToken));
        known.add(account("admin", Account.Role.ADMINISTRATOR, "admin-" + botToken));
        known.add(account("bob", Account.Role.ORDINARY, "bob-" + botToken));
    }

    private static Account account(String name, Account.Role role, String token) {
        return new Account(name, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), role, token);
    }

    Account named(String name) {
        return known.stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    Account added = account(name, Account.Role.ADMINISTRATOR, name + "-token");
                    known.add(added);
                    return added;
                });
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

    /** The scheme's name is case-sensitive. */
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
