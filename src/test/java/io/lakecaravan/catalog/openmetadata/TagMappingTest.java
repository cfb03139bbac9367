package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.catalog.TagNames;
import io.lakecaravan.table.DetectedTag;
import io.lakecaravan.tag.detect.kind.Kind;
import io.lakecaravan.tag.detect.kind.Sensitivity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagMappingTest {
    private static final TagMapping DEFAULT = TagMapping.parse("");

    @Test
    void kindsOfPersonalDataBecomeTheServersTagsAndOneOfOurs() {
        assertThat(DEFAULT.of("PII.Email")).containsExactly("PII.Sensitive", "PersonalData.Personal", "LakePII.Email");
        assertThat(DEFAULT.of("PII.Location")).containsExactly("PII.NonSensitive", "LakePII.Location");
        assertThat(DEFAULT.of("PII.HealthId"))
                .containsExactly("PII.Sensitive", "PersonalData.SpecialCategory", "LakePII.HealthId");
        assertThat(DEFAULT.of("PII.Secret")).containsExactly("PII.Sensitive", "LakePII.Secret");
        assertThat(DEFAULT.of("PII.OfOurOwn")).containsExactly("PII.Sensitive", "LakePII.OfOurOwn");
        assertThat(DEFAULT.of("PII.Sensitive")).containsExactly("PII.Sensitive");
        assertThat(DEFAULT.of("PII.NonSensitive")).containsExactly("PII.NonSensitive");
        assertThat(DEFAULT.of("PII.None")).containsExactly("PII.None");
        assertThat(DEFAULT.of("Source.S3")).containsExactly("Source.S3");
        assertThat(DEFAULT.of("PIIX.Email")).containsExactly("PIIX.Email");
    }

    @Test
    void defaultsAreAsStrongAsTheKinds() {
        for (Kind kind : Kind.values()) {
            List<String> tags = DEFAULT.of(kind.tag());
            assertThat(tags.get(0))
                    .as(kind.id())
                    .isEqualTo(kind.sensitivity() == Sensitivity.NON_SENSITIVE ? "PII.NonSensitive" : "PII.Sensitive");
            assertThat(tags.size() == 3)
                    .as("%s leads to a person", kind.id())
                    .isEqualTo(
                            kind.sensitivity() == Sensitivity.PERSONAL || kind.sensitivity() == Sensitivity.SENSITIVE);
            assertThat(tags.get(tags.size() - 1)).isEqualTo(kind.tag().replace("PII.", "LakePII."));
        }
    }

    @Test
    void ofSeveralTagsOfAnExclusiveClassificationTheStrongestIsSentAndARuleGoesFirst() {
        List<DetectedTag> found = List.of(
                new DetectedTag("PII.Ethnicity", 1, List.of()),
                new DetectedTag("PII.Gender", 1, List.of()),
                new DetectedTag("PII.NationalId", 1, List.of()));
        assertThat(new TagLabels(List.of(), found, DEFAULT).names())
                .containsExactlyInAnyOrder(
                        "PII.Sensitive",
                        "PersonalData.SpecialCategory",
                        "LakePII.Ethnicity",
                        "LakePII.Gender",
                        "LakePII.NationalId");
        assertThat(new TagLabels(List.of("PII.NonSensitive"), found, DEFAULT).names())
                .contains("PII.NonSensitive", "LakePII.NationalId")
                .doesNotContain("PII.Sensitive");
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
        assertThat(TagPath.of("Source.\"eu.west\"").name()).isEqualTo("eu.west");
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
