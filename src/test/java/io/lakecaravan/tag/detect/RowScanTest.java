package io.lakecaravan.tag.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.table.Row;
import io.lakecaravan.tag.detect.kind.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowScanTest {
    private static final LogicalType TEXT = LogicalType.Text.plain();

    @Test
    void structuresListsAndMapsAreTakenApart() {
        Column user = Column.nullable(
                "user",
                new LogicalType.StructOf(List.of(
                        Column.nullable("id", LogicalType.Int.signed(64)),
                        Column.nullable("emails", new LogicalType.ListOf(Column.nullable("element", TEXT))))));
        Column tags = Column.nullable(
                "phones", new LogicalType.MapOf(Column.required("key", TEXT), Column.nullable("value", TEXT)));
        Detectors detectors = new Detectors();
        RowScan scan = new RowScan(detectors, List.of(user, tags));
        scan.accept(new Row(
                List.of(List.of(7L, List.of("a@example.org", "b@example.org")), Map.of("home", "+49 30 1234567"))));
        scan.accept(new Row(List.of(List.of(8L, List.of()))));

        Map<List<String>, ColumnCounts> counts = scan.counts();
        assertThat(counts.keySet())
                .containsExactly(
                        List.of("user", "id"),
                        List.of("user", "emails", "element"),
                        List.of("phones", "key"),
                        List.of("phones", "value"));
        ColumnDecision decision = new ColumnDecision(detectors);
        List<String> emails = List.of("user", "emails", "element");
        List<String> phones = List.of("phones", "value");
        List<Suggestion> mail = decision.decide(emails, TEXT, counts.get(emails));
        List<Suggestion> phone = decision.decide(phones, TEXT, counts.get(phones));
        assertThat(mail).extracting(Suggestion::kind).containsExactly(Kind.EMAIL);
        assertThat(phone).extracting(Suggestion::kind).containsExactly(Kind.PHONE);
    }

    @Test
    void aTableTakesTheMostSensitiveOfItsColumns() {
        Suggestion city = new Suggestion(Kind.CITY, Kind.CITY.tag(), 0.999, List.of());
        Suggestion mail = new Suggestion(Kind.EMAIL, Kind.EMAIL.tag(), 0.95, List.of());
        Suggestion key = new Suggestion(Kind.SECRET_KEY, Kind.SECRET_KEY.tag(), 0.93, List.of());
        assertThat(Suggestion.strongest(List.of(city, mail))).contains(mail);
        assertThat(Suggestion.strongest(List.of(city, key, mail))).contains(key);
        assertThat(Suggestion.strongest(List.of())).isEmpty();
    }
}
