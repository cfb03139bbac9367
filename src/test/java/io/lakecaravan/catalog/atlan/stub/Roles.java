package io.lakecaravan.catalog.atlan.stub;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The roles every tenant has: contract §1 and §3. */
final class Roles {
    /** Contract §1: "$api-token-default-access (or $admin)". Not in the contract: the other two. */
    static final List<String> NAMES = List.of("$admin", "$member", "$guest", Rights.TOKEN_ROLE);

    private Roles() {}

    /** The same for every stub, so that configurations may name it. */
    static String guid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
