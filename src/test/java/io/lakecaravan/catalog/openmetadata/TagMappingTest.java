package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.catalog.TagNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagMappingTest {
    private static final TagMapping DEFAULT = TagMapping.parse("");

    @Test
    void kindsOfPersonalDataBecomeTheServersTagAndOneOfOurs() {
        assertThat(DEFAULT.of("PII.Email")).containsExactly("PII.Sensitive", "LakePII.Email");
        assertThat(DEFAULT.of("PII.Sensitive")).containsExactly("PII.Sensitive");
        assertThat(DEFAULT.of("PII.NonSensitive")).containsExactly("PII.NonSensitive");
        assertThat(DEFAULT.of("PII.None")).containsExactly("PII.None");
        assertThat(DEFAULT.of("Source.S3")).containsExactly("Source.S3");
        assertThat(DEFAULT.of("PIIX.Email")).containsExactly("PIIX.Email");
    }

    @Test
    void theExactKeyWinsThenTheLongest() {
        TagMapping mapping = TagMapping.parse("PII.*=All.*, PII.E*=E.*,PII.Email=Mail.Address|PII.Sensitive,PII.None=");
        assertThat(mapping.of("PII.Email")).containsExactly("Mail.Address", "PII.Sensitive");
        assertThat(mapping.of("PII.Ethnicity")).containsExactly("E.thnicity");
        assertThat(mapping.of("PII.Phone")).containsExactly("All.Phone");
        assertThat(mapping.of("PII.None")).isEmpty();
    }

    @Test
    void whatTwoNamesBecomeIsSaidOnce() {
        assertThat(TagMapping.parse("A.B=C.D|C.D").of("A.B")).containsExactly("C.D");
    }

    @Test
    void namesOfTagsWithDotsAreQuotedAndForbiddenOnesReplaced() {
        assertThat(DEFAULT.of("Source.eu.west")).containsExactly("Source.\"eu.west\"");
        assertThat(KnownTags.name("Source.\"eu.west\"")).isEqualTo("eu.west");
        assertThat(DEFAULT.of("A.x>y")).containsExactly("A.x__reserved__arrow__y");
    }

    @Test
    void textAndMappingAreTheSame() {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        tags.put("A.*", List.of("B.*", "C, and more.x|y=z"));
        tags.put("Ü 100%.+", List.of());
        TagMapping mapping = TagMapping.parse(TagNames.text(tags));
        assertThat(mapping.of("A.q")).containsExactly("B.q", "C, and more.x|y=z");
        assertThat(mapping.of("Ü 100%.+")).isEmpty();
    }

    @Test
    void whatMapsNothingIsRefused() {
        assertThatThrownBy(() -> TagMapping.parse("PII.Email"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'PII.Email' maps no tag");
    }
}
