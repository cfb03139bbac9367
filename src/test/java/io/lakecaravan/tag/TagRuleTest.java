package io.lakecaravan.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.ConfigReader;
import io.lakecaravan.config.TagTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of tags as people write them, and the tests beside them. */
class TagRuleTest {
    private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");

    @TempDir
    private Path folder;

    private List<String> failures(String tags) throws IOException {
        Path file = Files.writeString(
                folder.resolve("caravan.yaml"), "sources: [{name: sales, bucket: lake}]\ntags:\n" + tags.indent(2));
        CaravanConfig config = new ConfigReader(text -> text, Set.of("csv", "parquet")).read(file);
        TagTestRun run = new TagTestRun(config.tags(), NOW);
        List<TagTest> tests = config.tags().tests();
        assertThat(tests).isNotEmpty();
        return tests.stream().flatMap(test -> run.failures(test).stream()).toList();
    }

    @Test
    void wordsOfTheSeedsMappingStandAnywhereInPathOrName() throws IOException {
        assertThat(failures("""
                defaults: [Source.S3]
                mapping: |
                  users:PII.Sensitive;
                  transactions:Finance.Critical,Tier.Gold;
                  users:Domain.People
                tests:
                  - {table: raw/Users_2024, expect: [Source.S3, PII.Sensitive, Domain.People]}
                  - {table: orders, path: raw/transactions/orders/, expect: [Source.S3, Finance.Critical, Tier.Gold]}
                  - {table: other, expect: [Source.S3]}
                """)).isEmpty();
    }

    @Test
    void pathsClassifyByGlobOrByFolder() throws IOException {
        assertThat(failures("""
                paths:
                  data/landing/**: Tier.Bronze
                  /sensitive/: [Classification.Confidential, Zone.Closed]
                tests:
                  - {table: data/landing/orders, expect: [Tier.Bronze]}
                  - {table: sensitive/x, expect: [Classification.Confidential, Zone.Closed]}
                  - {table: insensitive/x, expect: []}
                """)).isEmpty();
    }

    @Test
    void everyConditionCountsAndAllMustHold() throws IOException {
        assertThat(failures("""
                rules:
                  - {older-than: 365d, tags: [Age.Old]}
                  - {newer-than: 1d, tags: [Age.Fresh]}
                  - {source: "sal*", bucket: lake, tags: [From.Sales]}
                  - {owner: "team-*", tags: [Team.Known]}
                  - {object-tags: {class: "secret*"}, tags: [Class.Secret]}
                  - {bucket-tags: {cost: "1?", zone: raw}, tags: [Cost.Ten]}
                  - {contains: Finance, format: parquet, larger-than: 10MB, tags: [Finance.Large]}
                  - {table: "people|staff", column: ".*mail", tags: [PII.Email]}
                tests:
                  - {table: a, age: 366d, expect: [Age.Old]}
                  - {table: a, age: 365d, expect: []}
                  - {table: a, age: 23h, expect: [Age.Fresh]}
                  - {table: a, age: 2d, source: sales, bucket: lake, expect: [From.Sales]}
                  - {table: a, age: 2d, source: sales, bucket: pond, expect: []}
                  - {table: a, age: 2d, owner: team-x, expect: [Team.Known]}
                  - {table: a, age: 2d, object-tags: {class: secret-1}, expect: [Class.Secret]}
                  - {table: a, age: 2d, object-tags: {other: secret-1}, expect: []}
                  - {table: a, age: 2d, bucket-tags: {cost: "12", zone: raw, more: x}, expect: [Cost.Ten]}
                  - {table: a, age: 2d, bucket-tags: {cost: "12"}, expect: []}
                  - {table: finance, age: 2d, format: parquet, size: 11MB, expect: [Finance.Large]}
                  - {table: finance, age: 2d, format: parquet, size: 10MB, expect: []}
                  - {table: STAFF, age: 2d, columns: [E_MAIL, id], expect-columns: {E_MAIL: [PII.Email], id: []}}
                """)).isEmpty();
    }

    @Test
    void detectorsTakePartWithValuesAndThresholds() throws IOException {
        String tests = """
                tests:
                  - table: people
                    columns: [contact, iban]
                    values:
                      contact: [ana@example.org, ben@example.org, cleo@example.org, dan@example.org, eva@example.org]
                      iban: [DE89370400440532013000, GB82WEST12345698765432, FR1420041010050500013M02606]
                    expect-columns: {contact: [PII.Email], iban: [PII.Financial]}
                """;
        assertThat(failures("detect: true\n" + tests)).isEmpty();
        assertThat(failures("detect: {tags: [PII.Email]}\n" + tests))
                .containsExactly("column iban of table people should get PII.Financial and got no tag: missing"
                        + " PII.Financial");
        assertThat(failures("detect: {thresholds: {PII.Email: 1}}\n" + tests))
                .containsExactly(
                        "column contact of table people should get PII.Email and got no tag: missing PII.Email");
        assertThat(failures("detect: false\n" + tests)).hasSize(2);
    }

    @Test
    void failuresSayWhatIsMissingAndWhatIsTooMuch() throws IOException {
        assertThat(failures("""
                defaults: [Source.S3]
                tests: [{table: a, expect: [Tier.Gold]}]
                """))
                .containsExactly("table a and its columns should get Tier.Gold and got Source.S3: missing Tier.Gold,"
                        + " too many Source.S3");
    }
}
