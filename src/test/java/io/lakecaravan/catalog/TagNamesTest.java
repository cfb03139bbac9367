package io.lakecaravan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagNamesTest {
    @Test
    void theTextDoesNotDependOnTheOrderOfTheNames() {
        Map<String, List<String>> one = new LinkedHashMap<>();
        one.put("PII.*", List.of("Personal data"));
        one.put("PII.Email", List.of("E-mail", "Contact"));
        Map<String, List<String>> other = new LinkedHashMap<>();
        other.put("PII.Email", List.of("E-mail", "Contact"));
        other.put("PII.*", List.of("Personal data"));

        assertThat(TagNames.text(other)).isEqualTo(TagNames.text(one));
        assertThat(TagNames.parse(TagNames.text(one)).names()).isEqualTo(one);
    }
}
