package io.lakecaravan.catalog.openmetadata.stub;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One possible answer to a question the contract leaves open ("unverified", or "by version X"). Each question is an enum
 * whose first constant is what the stub plays by default; a client must be right under every constant. See
 * {@link StubSettings#with}. The connector's life runs under all of them in {@code HistoryTest}; calls it has no part in
 * are asked where they are made, as in {@code OpenQuestionsTest}.
 *
 * <p>Open too, and nothing we do depends on it:
 *
 * <ul>
 *   <li>contract §3: "UI is content without it is (unverified)": we send the connection the contract shows;
 *   <li>contract §8: "the server's limit is (unverified)": {@link StubSettings#withLargestBody} plays any;
 *   <li>contract §13: "which cannot work for an external tool (unverified)": a button of the user interface;
 *   <li>contract §14: "from the server itself is (unverified)": {@link Fault.TooManyRequests} comes with and without;
 *   <li>contract §10: "mutually exclusive in current releases": read from each classification;
 *   <li>contract §7: "accepts If-Match", contract §12: "root=true", contract §12: "scope delete": never sent by us; the
 *       stub answers them for other clients' sake.
 * </ul>
 */
public sealed interface Variant {
    /**
     * Contract §8: "confirmed 2.0; earlier (unverified)"; contract §4.1: "certain from 1.11"; contract §4.1: "present
     * later in 1.5–1.8"; contract §10: "[by 1.11]": where only a range of versions is known in which a field, value or
     * endpoint came, whether it was there early or late.
     */
    enum Arrival implements Variant {
        LATE,
        EARLY
    }

    /**
     * Contract §6: "unverified per release"; contract §6: "may be removed in 1.x": {@code displayName}, {@code
     * retentionPeriod}, {@code tableConstraints} left out of a PUT. By version: removed in 1.x, kept in 2.0; 1.9 to
     * 1.13 may do either.
     */
    enum Omitted implements Variant {
        BY_VERSION,
        REMOVED,
        KEPT
    }

    /**
     * Contract §6: "newer servers carry description and tags over": tags of a column whose type changed. By version:
     * lost in 1.x (observed §4: "tags not sent again are lost"), carried over in 2.0.
     */
    enum Retyped implements Variant {
        BY_VERSION,
        TAGS_LOST,
        TAGS_CARRIED
    }

    /** Not in the contract: whether an update stores labels of columns within one that is new to the server. */
    enum NestedLabels implements Variant {
        STORED,
        LOST
    }

    /**
     * Contract §6: "protected only if policy denies the bot EditDisplayName"; contract §6: "may already behave like":
     * from 1.9 on, what a policy denies the bot is kept.
     */
    enum BotPolicy implements Variant {
        ALLOWS,
        DENIES
    }

    /**
     * Observed §2: "100,000-character description stored unchanged, HTML not cleaned". Not in the contract: whether
     * other versions clean descriptions that a PUT brings.
     */
    enum Descriptions implements Variant {
        AS_SENT,
        CLEANED
    }

    /**
     * Contract §3: "A second PUT may overwrite the connection that an administrator configured (unverified"; observed
     * §2: "connection overwritten by the bot".
     */
    enum ServiceConnection implements Variant {
        OVERWRITTEN,
        KEPT
    }

    /**
     * Contract §2: "unverified for every database back end": whether names that differ only in case are two entities.
     */
    enum NameCase implements Variant {
        SENSITIVE,
        INSENSITIVE
    }

    /** Contract §4.5: "undefined keys → 400 (unverified)"; observed §2: "Unknown custom field foo". */
    enum UndeclaredProperty implements Variant {
        REFUSED,
        IGNORED
    }

    /**
     * Contract §4.2: "must be present (may be empty) for STRUCT"; observed §2: "STRUCT without children": whether the
     * server insists.
     */
    enum StructChildren implements Variant {
        BY_VERSION,
        OPTIONAL,
        REQUIRED
    }

    /** Contract §7: "How a failing test is reported is (unverified)"; observed §4: "failing test → 500". */
    enum FailedTest implements Variant {
        SERVER_ERROR,
        BAD_REQUEST,
        PRECONDITION_FAILED
    }

    /** Contract §7: "some versions show the 415 as a 500". */
    enum PatchType implements Variant {
        UNSUPPORTED_MEDIA_TYPE,
        SERVER_ERROR
    }

    /** Contract §7: "It was unreliable until mid-2026"; observed §4: "with the right one 200". */
    enum IfMatch implements Variant {
        WORKS,
        DROPS_NESTED_COLUMNS,
        WEAK_ONLY
    }

    /** Contract §7: "a bot's PATCH cannot blank a description", 2.0 only: how it is stopped. */
    enum BlankingPatch implements Variant {
        IGNORED,
        REFUSED
    }

    /** Contract §9: "same timestamp = replace, unverified". */
    enum SameTimestamp implements Variant {
        REPLACES,
        ADDS
    }

    /**
     * Contract §9: "the naming of nested columns is (unverified)"; observed §5: "nested column as path below the
     * table".
     */
    enum NestedProfile implements Variant {
        BY_PATH,
        REFUSED
    }

    /** Contract §10: "404 expected (unverified)"; observed §4: "soft-deleted tag → 404". */
    enum DeletedTag implements Variant {
        NOT_FOUND,
        ACCEPTED
    }

    /** Not in the contract: whether a tag's {@code usageCount} counts labels on what is deleted softly. */
    enum UsageCount implements Variant {
        LIVE,
        ALL
    }

    /**
     * Contract §11: "Whether unknown columns are rejected depends on the version (unverified)"; observed §5: "unknown
     * column: 200 and silently dropped".
     */
    enum UnknownLineageColumn implements Variant {
        DROPPED,
        REFUSED
    }

    /** Contract §12: "root=true for top-level (unverified)": whether it keeps nested containers out of a list. */
    enum RootFilter implements Variant {
        KNOWN,
        IGNORED
    }

    /** Contract §12: "early 2.0 builds used PUT": {@code deleteStale}. */
    enum StaleMethod implements Variant {
        DELETE,
        PUT
    }

    /** All questions, in the order of the contract's sections. */
    static List<Class<? extends Variant>> questions() {
        return List.of(
                NameCase.class,
                Descriptions.class,
                ServiceConnection.class,
                Arrival.class,
                StructChildren.class,
                UndeclaredProperty.class,
                Omitted.class,
                Retyped.class,
                NestedLabels.class,
                BotPolicy.class,
                FailedTest.class,
                PatchType.class,
                IfMatch.class,
                BlankingPatch.class,
                SameTimestamp.class,
                NestedProfile.class,
                DeletedTag.class,
                UsageCount.class,
                UnknownLineageColumn.class,
                RootFilter.class,
                StaleMethod.class);
    }

    /** Every answer to every question: run a test once with each to have all variants. */
    static Stream<Variant> all() {
        return questions().stream().flatMap(question -> Arrays.stream(question.getEnumConstants()));
    }

    /** No rule: every answer but the ones that are played by default. */
    static Stream<Variant> others() {
        return questions().stream()
                .flatMap(question -> Arrays.stream(question.getEnumConstants()).skip(1));
    }
}
