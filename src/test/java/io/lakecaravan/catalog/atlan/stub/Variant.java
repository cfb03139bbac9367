package io.lakecaravan.catalog.atlan.stub;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Where tenants differ, or where the contract is not certain (marked U there). Without any, the stub does what the contract
 * says is usual. {@code AtlanHistoryTest} runs the connector's life under all of them.
 *
 * <p>Open too, and nothing we do depends on it:
 *
 * <ul>
 *   <li>contract §1: "other fields (U)": of who we are only the roles are read;
 *   <li>contract §1: "no public version endpoint to rely on (U)": the type is asked for instead;
 *   <li>contract §4: "no qualifiedName convention published for prefixes (U)": the name is ours;
 *   <li>contract §7: "larger on some tenants (U)": pages are found by {@code search_after};
 *       {@link StubAtlanSettings#withIndexWindow} plays any;
 *   <li>contract §11: "prefixes on newer versions (U)": what the vendor's crawler makes is never written;
 *   <li>contract §2: "tenant may lower it", contract §9: "can differ": limits are settings of the stub.
 * </ul>
 */
public enum Variant {
    /** Not in the contract: no foreign connections and no tags at the start. */
    NOT_SEEDED,
    /** Contract §4: "exists on newer tenants": the model lacks S3Prefix and all that the contract marks as newer. */
    OLD_TENANT,
    /** Contract §12 check 25: a new connection must name an admin itself, as the official clients ask. */
    STRICT_ADMINS,
    /** Contract §1: "with no error": the token reads nothing of connections it does not administer. */
    NO_PERSONA,
    /** Contract §7: "can come back scrubbed": a hit that may not be read, instead of not at all. */
    SCRUBBED_HITS,
    /**
     * Contract §2: "may be absent or null when nothing changed"; contract §7: "may be absent or null when there are no
     * hits".
     */
    NULL_FOR_NOTHING,
    /** Contract §6: "an empty body is possible": a deletion that deletes nothing. */
    NO_BODY_FOR_NOTHING,
    /** Contract §1: "user tokens; for API tokens (U)": {@code users/current} refuses them. */
    NO_CURRENT_USER,
    /** Contract §1: "(U for the exact code)": an unknown type is a 404 without it. */
    TYPE_MISSING_WITHOUT_CODE,
    /**
     * Contract §5: "other nodes see a new type late": the node that answers the next lists of definitions does not know
     * yet what was just defined.
     */
    TYPES_SEEN_LATE,
    /**
     * Contract §6: "Availability through the public gateway (U)": deletion by unique attribute and bulk restoring pass
     * it.
     */
    EXTRA_CALLS,
    /** Contract §6: "(R, acceptance U)": an asset may not be input and output of one process. */
    NO_SELF_LOOP,
    /** Contract §8: "one vendor note says": without flags, custom metadata of an update is merged and not ignored. */
    CUSTOM_MERGED_WITHOUT_FLAGS;

    /** No rule: what the contract does not decide. Whoever passes with each of them does not depend on it. */
    public static Stream<Variant> openQuestions() {
        return Stream.of(values())
                .filter(each -> !Set.of(NOT_SEEDED, OLD_TENANT, NO_PERSONA, TYPES_SEEN_LATE)
                        .contains(each));
    }
}
