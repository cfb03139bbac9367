package io.lakecaravan.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Evidence;
import io.lakecaravan.table.TableColumn;
import io.lakecaravan.tag.detect.kind.Masking;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static final LogicalType TEXT = LogicalType.Text.plain();

    private static TableColumn column(LogicalType type, String... tags) {
        return new TableColumn(
                Column.nullable("x", type), Arrays.asList(tags), new Evidence(1, OptionalDouble.empty()));
    }

    private static TableColumn column(String... tags) {
        return column(TEXT, tags);
    }

    @Test
    void tagsOfOneMaskingKeepItAndAllElseIsHiddenWhole() {
        Masks masks = new Masks(List.of("PII.Email", "PII.Financial", "PII.Vehicle", "PII.Location", "My.Own"));
        assertThat(masks.masking(column("PII.Email"))).contains(Masking.MAILBOX);
        assertThat(masks.masking(column("PII.Financial"))).contains(Masking.LAST_FOUR);
        assertThat(masks.masking(column("PII.Vehicle"))).as("two ways").contains(Masking.ALL);
        assertThat(masks.masking(column("PII.Email", "PII.Financial"))).contains(Masking.ALL);
        assertThat(masks.masking(column("PII.Location")))
                .as("asked for, so never shown")
                .contains(Masking.ALL);
        assertThat(masks.masking(column("My.Own"))).contains(Masking.ALL);
        assertThat(masks.masking(column("PII.Phone", "My.Owner"))).isEmpty();
    }

    @Test
    void groupsStandForManyTags() {
        assertThat(new Masks(List.of("PII.*")).isMasked(column("PII.City"))).isTrue();
        assertThat(new Masks(List.of("PII.*")).isMasked(column("PIIX.City"))).isFalse();
        Masks sensitive = new Masks(List.of("PII.Sensitive"));
        assertThat(sensitive.isMasked(column("PII.Phone"))).isTrue();
        assertThat(sensitive.isMasked(column("PII.Secret"))).isTrue();
        assertThat(sensitive.isMasked(column("PII.PersonName"))).isFalse();
        assertThat(sensitive.isMasked(column("PII.Sensitive"))).isTrue();
        assertThat(new Masks(List.of()).isMasked(column("PII.Secret"))).isFalse();
    }

    @Test
    void nothingOfAValueGetsThroughItsStructure() throws IOException {
        Column text = Column.nullable("a", TEXT);
        LogicalType map = new LogicalType.MapOf(text, text);
        LogicalType list = new LogicalType.ListOf(text);
        LogicalType struct = new LogicalType.StructOf(List.of(text, Column.nullable("b", list)));
        assertThat(masked(struct, "{\"a\":\"s3cret-1\",\"b\":[\"s3cret-2\",null],\"c\":\"s3cret-3\"}"))
                .isEqualTo("{\"a\":\"***\",\"b\":[\"***\",null]}");
        assertThat(masked(map, "{\"s3cret\":1}")).isEqualTo("\"***\"");
        assertThat(masked(TypeText.parse("json"), "{\"s3cret\":1}")).isEqualTo("\"***\"");
        assertThat(masked(TEXT, "[\"s3cret\"]")).isEqualTo("\"***\"");
        assertThat(masked(new LogicalType.ListOf(Column.nullable("e", map)), "[{\"s3cret\":\"x\"}]"))
                .isEqualTo("[\"***\"]");
        assertThat(masked(TypeText.parse("decimal(20,2)"), "123456789.50")).isEqualTo("\"***\"");
        assertThat(masked(TEXT, "null")).isEqualTo("null");
    }

    private static String masked(LogicalType type, String json) throws IOException {
        JsonNode value = new ObjectMapper().readTree(json);
        TableColumn column = column(type, "PII.Secret");
        return new Masks(List.of("PII.Secret")).mask(column, value).toString();
    }
}
