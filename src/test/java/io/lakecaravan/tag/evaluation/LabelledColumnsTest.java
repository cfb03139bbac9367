package io.lakecaravan.tag.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The set is as large, as mixed and as repeatable as it says. */
class LabelledColumnsTest {
    private static final List<LabelledColumn> COLUMNS = LabelledColumns.generated();

    @Test
    void printsWhatTheSetIsMadeOf() {
        Composition composition = new Composition(LabelledColumns.all());
        System.out.println(composition.report());
        assertThat(composition.columns()).hasSizeGreaterThanOrEqualTo(COLUMNS.size());
    }

    @Test
    void hasEnoughColumnsOfEnoughKinds() {
        Composition composition = new Composition(COLUMNS);
        assertThat(composition.sensitive()).isGreaterThanOrEqualTo(450);
        assertThat(COLUMNS.size() - composition.sensitive()).isGreaterThanOrEqualTo(350);
        assertThat(composition.by(LabelledColumn::kind)).hasSizeGreaterThan(50);
        assertThat(composition.by(LabelledColumn::locale)).hasSizeGreaterThan(20);
        assertThat(composition.by(column -> column.naming().name())).hasSize(Naming.values().length);
    }

    @Test
    void everyKindOfTheTableHasColumnsButTheWiderOnes() {
        Set<String> labelled = COLUMNS.stream().map(LabelledColumn::kind).collect(toSet());
        assertThat(KindTable.byKind().kinds())
                .filteredOn(kind -> !labelled.contains(kind))
                .containsExactlyInAnyOrder("national-id", "tax-id", "health-id", "financial");
    }

    @Test
    void everyLabelIsAKindOfTheTable() {
        KindTable table = KindTable.byKind();
        assertThat(COLUMNS)
                .filteredOn(LabelledColumn::isSensitive)
                .allSatisfy(column -> assertThat(table.labels()).contains(column.kind()));
    }

    @Test
    void theSameSeedDrawsTheSameSet() {
        assertThat(LabelledColumns.generated(LabelledColumns.SEED)).isEqualTo(COLUMNS);
    }

    /**
     * The figures that are quoted belong to these very columns. A change here must be one of the set, for a reason that
     * holds whatever the detectors answer, never a way to better figures.
     */
    @Test
    void isTheSetThatTheFiguresBelongTo() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        COLUMNS.forEach(column -> digest.update((column.id() + column.kind() + column.seen()).getBytes(UTF_8)));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("67a67cf751df3703e1577be65d54d2da22b8bf92a2074ca49a07b31297471502");
    }

    @Test
    void anotherSeedDrawsAnotherSetOfTheSameMake() {
        List<LabelledColumn> other = LabelledColumns.generated(7);
        assertThat(other).hasSameSizeAs(COLUMNS).isNotEqualTo(COLUMNS);
        assertThat(new Composition(other).by(LabelledColumn::kind))
                .isEqualTo(new Composition(COLUMNS).by(LabelledColumn::kind));
    }

    @Test
    void everyColumnHasAnIdOfItsOwnAndValues() {
        assertThat(COLUMNS).extracting(LabelledColumn::id).doesNotHaveDuplicates();
        assertThat(COLUMNS)
                .allSatisfy(column -> assertThat(column.seen().values())
                        .as(column.id())
                        .hasSizeGreaterThanOrEqualTo(5)
                        .allSatisfy(value -> assertThat(value).isNotEmpty()));
    }

    @Test
    void columnsWithoutATellingNameHaveValuesEnoughToProveThem() {
        assertThat(COLUMNS)
                .filteredOn(column -> column.naming() == Naming.BARE)
                .hasSizeGreaterThan(20)
                .allSatisfy(column ->
                        assertThat(column.seen().values()).as(column.id()).hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void typesAreThoseThatReadersGive() {
        assertThat(COLUMNS)
                .extracting(column -> column.seen().type())
                .containsOnly("string", "bigint", "double", "date", "timestamp", "boolean");
        assertThat(COLUMNS)
                .filteredOn(column -> column.seen().type().equals("bigint"))
                .flatExtracting(column -> column.seen().values())
                .allMatch(value -> String.valueOf(Long.parseLong(value)).equals(value));
    }

    /** Chance lets one number in ten pass: a detector that trusts a check digit alone fails here. */
    @Test
    void someNumbersOfThingsPassLuhnByChance() {
        assertThat(valuesOf(
                        "transaction_ref",
                        "transactionRef",
                        "TRANSACTION_REF",
                        "Transaction Ref",
                        "order_reference",
                        "ORDER_REFERENCE",
                        "orderReference",
                        "document_no",
                        "documentNo",
                        "DOCUMENT_NO",
                        "journal_id",
                        "JOURNAL_ID"))
                .filteredOn(value -> value.matches("[0-9]{16}"))
                .hasSizeGreaterThan(100)
                .satisfies(values -> assertThat((double) values.stream()
                                        .filter(CheckDigits::passesLuhn)
                                        .count()
                                / values.size())
                        .isBetween(0.05, 0.2));
    }

    private static List<String> valuesOf(String... names) {
        Set<String> wanted = Stream.of(names).collect(toSet());
        return COLUMNS.stream()
                .filter(column ->
                        !column.isSensitive() && wanted.contains(column.seen().name()))
                .flatMap(column -> column.seen().values().stream())
                .toList();
    }
}
