package io.lakecaravan.catalog.openmetadata.stub;

import java.util.UUID;

/** Who calls. A bot's PUT keeps descriptions, a person's does not (observed §4); an ordinary user may only read (observed §1). */
public record Account(String name, UUID id, Role role, String token) {
    /** What an account may do. */
    public enum Role {
        BOT,
        ADMINISTRATOR,
        ORDINARY
    }

    boolean isBot() {
        return role == Role.BOT;
    }

    void mayWrite(String operation) {
        if (role == Role.ORDINARY) {
            throw Errors.forbidden(name, operation);
        }
    }
}
