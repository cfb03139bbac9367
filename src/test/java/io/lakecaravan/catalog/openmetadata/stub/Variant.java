package io.lakecaravan.catalog.openmetadata.stub;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One possible answer to a question the contract leaves open ("unverified", or "by version X"). Each question is an enum whose first constant is what the stub
 * plays by default; a client must be right under every constant. See {@link StubSettings#with}.
 */
public sealed interface Variant {
    /** Contract §4.1, §4.3, §8: where only a range of versions is known in which a field, value or endpoint came, whether it was there early or late. */
    enum Arrival implements Variant {
        LATE,
        EARLY
    }

    /** Contract §6: {@code displayName}, {@code retentionPeriod}, {@code tableConstraints} left out of a PUT. By version: removed in 1.x, kept in 2.0; 1.9 to 1.13 may do either. */
    enum Omitted implements Variant {
        BY_VERSION,
        REMOVED,
        KEPT
    }

    /** Contract §6, columns: tags of a column whose type changed. By version: lost in 1.x (observed §4 for 1.12), carried over in 2.0. */
    enum Retyped implements Variant {
        BY_VERSION,
        TAGS_LOST,
        TAGS_CARRIED
    }

    /** Contract §6, columns, is silent: whether an update stores labels of columns within one that is new to the server. */
    enum NestedLabels implements Variant {
        STORED,
        LOST
    }

    /** Contract §6, 2.0 only: whether a policy denies the bot EditDisplayName and EditOwners; what it may not edit is kept. */
    enum BotPolicy implements Variant {
        ALLOWS,
        DENIES
    }

    /** Whether descriptions that a PUT brings are cleaned as HTML; stored as they are as observed §2. */
    enum Descriptions implements Variant {
        AS_SENT,
        CLEANED
    }

    /** Contract §3: a second PUT of a service with another connection; overwritten as observed §2. */
    enum ServiceConnection implements Variant {
        OVERWRITTEN,
        KEPT
    }

    /** Contract §2: whether names that differ only in case are two entities. */
    enum NameCase implements Variant {
        SENSITIVE,
        INSENSITIVE
    }

    /** Contract §4.5: an undeclared key in {@code extension}; refused as observed §2. */
    enum UndeclaredProperty implements Variant {
        REFUSED,
        IGNORED
    }

    /** Contract §7: a {@code test} of a patch that fails; 500 as observed §4. */
    enum FailedTest implements Variant {
        SERVER_ERROR,
        BAD_REQUEST,
        PRECONDITION_FAILED
    }

    /** Contract §7: a patch sent as plain {@code application/json}; some versions show the 415 as a 500. */
    enum PatchType implements Variant {
        UNSUPPORTED_MEDIA_TYPE,
        SERVER_ERROR
    }

    /** Contract §7: {@code If-Match} worked in 1.12.6 (observed §4), elsewhere it dropped changes of nested columns or matched only the weak tag. */
    enum IfMatch implements Variant {
        WORKS,
        DROPS_NESTED_COLUMNS,
        WEAK_ONLY
    }

    /** Contract §7, 2.0 only: how a bot's patch that blanks a description is stopped. */
    enum BlankingPatch implements Variant {
        IGNORED,
        REFUSED
    }

    /** Contract §9: a second profile with the timestamp of the first. */
    enum SameTimestamp implements Variant {
        REPLACES,
        ADDS
    }

    /** Contract §9: profiles of nested columns; named by their path as observed §5. */
    enum NestedProfile implements Variant {
        BY_PATH,
        REFUSED
    }

    /** Contract §10: a label that names a soft-deleted tag; 404 as observed §4. */
    enum DeletedTag implements Variant {
        NOT_FOUND,
        ACCEPTED
    }

    /** Contract §10 is silent: whether a tag's {@code usageCount} counts labels on what is deleted softly. */
    enum UsageCount implements Variant {
        LIVE,
        ALL
    }

    /** Contract §11: lineage of a column that does not exist; dropped as observed §5. */
    enum UnknownLineageColumn implements Variant {
        DROPPED,
        REFUSED
    }

    /** Contract §12: whether {@code root=true} keeps nested containers out of a list. */
    enum RootFilter implements Variant {
        KNOWN,
        IGNORED
    }

    /** Contract §12, 2.0 only: early builds had {@code deleteStale} as a PUT. */
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

    /** Every answer but the ones that are played by default. */
    static Stream<Variant> others() {
        return questions().stream()
                .flatMap(question -> Arrays.stream(question.getEnumConstants()).skip(1));
    }
}
