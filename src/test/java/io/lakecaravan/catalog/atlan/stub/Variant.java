package io.lakecaravan.catalog.atlan.stub;

import java.util.Set;
import java.util.stream.Stream;

/** Where tenants differ, or where the contract is not certain (marked U there). Without any, the stub does what the contract says is usual. */
public enum Variant {
    /** No foreign connections and no tags at the start. */
    NOT_SEEDED,
    /** The model lacks S3Prefix and all that the contract marks as newer (§4). */
    OLD_TENANT,
    /** A new connection must name an admin itself, as the official clients ask (§12 check 25). */
    STRICT_ADMINS,
    /** The token reads nothing of connections it does not administer; there is no error, only silence (§1). */
    NO_PERSONA,
    /** A hit that may not be read comes scrubbed instead of not at all (§7). */
    SCRUBBED_HITS,
    /** No hits, nothing changed: the key is there with null; usually it is absent (§2, §7). */
    NULL_FOR_NOTHING,
    /** A deletion that deletes nothing has no body at all (§6). */
    NO_BODY_FOR_NOTHING,
    /** {@code users/current} refuses API tokens (§1, U). */
    NO_CURRENT_USER,
    /** An unknown type is a 404 without the code the contract guesses (§1, U). */
    TYPE_MISSING_WITHOUT_CODE,
    /** The node that answers the next lists of definitions does not know yet what was just defined (§5). */
    TYPES_SEEN_LATE,
    /** Deletion by unique attribute and bulk restoring pass the gateway (§6, U). */
    EXTRA_CALLS,
    /** An asset may not be input and output of one process (§6, U). */
    NO_SELF_LOOP,
    /** Without flags, custom metadata of an update is merged and not ignored (§8, one vendor note). */
    CUSTOM_MERGED_WITHOUT_FLAGS;

    /** What the contract does not decide: whoever passes with each of them does not depend on it. */
    public static Stream<Variant> openQuestions() {
        return Stream.of(values())
                .filter(each -> !Set.of(NOT_SEEDED, OLD_TENANT, NO_PERSONA, TYPES_SEEN_LATE)
                        .contains(each));
    }
}
