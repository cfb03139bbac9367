package io.lakecaravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.schema.Column;
import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.Schema;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.ColumnMatching.Match;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LAKE_KEY", "key", "LAKE_SECRET", "s3cret", "LAKE_TOKEN", "t0ken", "OM_JWT_TOKEN", "jwt", "PORT", "9000");

    @TempDir
    private Path folder;

    @Test
    void absentKeysHaveTheDefaultsOfTheRecords() {
        CaravanConfig config = read("sources:\n  - {name: sales, bucket: lake}\n");
        assertThat(config.tags()).isEqualTo(TagConfig.NONE);
        assertThat(config.catalogs()).containsExactly(new CatalogConfig.Local("local", Path.of("catalog")));
        assertThat(config.tableLimit()).isEqualTo(CaravanConfig.DEFAULT_TABLE_LIMIT);
        assertThat(config.source("sales"))
                .isEqualTo(new SourceConfig(
                        "sales",
                        List.of("lake"),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        new CredentialsConfig.DefaultChain(),
                        TlsConfig.DEFAULT,
                        HttpConfig.DEFAULT,
                        List.of("**"),
                        List.of(),
                        Set.of(),
                        0,
                        SourceConfig.DEFAULT_MAX_OBJECT_SIZE,
                        List.of("auto"),
                        List.of(),
                        SampleConfig.DEFAULT,
                        SourceConfig.DEFAULT_WORKERS,
                        Optional.empty(),
                        SchemaChangePolicy.APPLY,
                        Manifest.EMPTY,
                        Optional.empty()));
    }

    @Test
    void readsEveryKeyOfALineageRule() {
        CaravanConfig config = read("""
                sources:
                  - {name: sales, bucket: lake}
                catalogs:
                  - {type: openmetadata, name: om, url: "https://om/api", token: "{{env:OM_JWT_TOKEN}}"}
                lineage:
                  - name: orders
                    source: sales
                    bucket: "prod-*"
                    table: "sales/(?<t>[a-z_]+)"
                    path: "sales/**"
                    objects: "**/*.csv"
                    from:
                      system: PostgreSQL
                      table: "shop.public.{t}"
                      services: {om: shop-pg, atlan: "default/postgres/1690000001"}
                    to: {system: kafka, topic: "shop.{t|upper}", services: {openmetadata: bus}}
                    columns:
                      match: exact
                      map: {id: order_id}
                      from: {template: "src_{column|lower}"}
                      to: {match: none, map: {}}
                      through: {match: ignore-case}
                  - name: lists
                    path: "raw/**"
                    from: {system: s3, container: "exports/raw/{folder}", services: {om: landing}}
                    to: {system: mysql, table: [shop, "a.b.{table}"], services: {om: shop}}
                """);
        Optional<String> none = Optional.empty();
        LineageName topic = new LineageName("shop.{t|upper}");
        Map<String, String> map = Map.of("id", "order_id");
        assertThat(config.lineage())
                .containsExactly(
                        new LineageRule(
                                "orders",
                                Optional.of("sales"),
                                Optional.of("prod-*"),
                                Optional.of("sales/(?<t>[a-z_]+)"),
                                Optional.of("sales/**"),
                                Optional.of("**/*.csv"),
                                Optional.of(new LineageEnd(
                                        "postgresql",
                                        names("shop", "public", "{t}"),
                                        Map.of(
                                                "om",
                                                new LineageName("shop-pg"),
                                                "atlan",
                                                new LineageName("default/postgres/1690000001")))),
                                Optional.of(new LineageEnd(
                                        "kafka", List.of(topic), Map.of("openmetadata", new LineageName("bus")))),
                                new ColumnMatching(Match.EXACT, map, "src_{column|lower}"),
                                new ColumnMatching(Match.NONE, Map.of(), ""),
                                new ColumnMatching(Match.IGNORE_CASE, map, "")),
                        new LineageRule(
                                "lists",
                                none,
                                none,
                                none,
                                Optional.of("raw/**"),
                                none,
                                Optional.of(new LineageEnd(
                                        "s3",
                                        names("exports", "raw/{folder}"),
                                        Map.of("om", new LineageName("landing")))),
                                Optional.of(new LineageEnd(
                                        "mysql", names("shop", "a.b.{table}"), Map.of("om", new LineageName("shop")))),
                                ColumnMatching.DEFAULT,
                                ColumnMatching.DEFAULT,
                                ColumnMatching.BY_HOPS));
    }

    private static List<LineageName> names(String... texts) {
        return List.of(texts).stream().map(LineageName::new).toList();
    }

    @Test
    void readsReceiversOfLineageEvents() {
        List<CatalogConfig> catalogs = read("""
                sources:
                  - {name: sales, bucket: lake}
                catalogs:
                  - {type: openlineage, url: "http://marquez:5000", token: "{{env:LAKE_TOKEN}}", namespace: prod}
                  - {type: openlineage, name: om, url: "http://om:8585/api/v1/openlineage/lineage"}
                  - {type: openlineage, name: file, file: events.jsonl}
                """).catalogs();
        assertThat(catalogs.get(0)).isInstanceOfSatisfying(CatalogConfig.OpenLineage.class, server -> {
            assertThat(server.url()).isEqualTo(URI.create("http://marquez:5000/api/v1/lineage"));
            assertThat(server.token()).isEqualTo("t0ken");
            assertThat(server.namespace()).isEqualTo("prod");
            assertThat(server.toString()).doesNotContain("t0ken");
        });
        assertThat(((CatalogConfig.OpenLineage) catalogs.get(1)).url().getPath())
                .isEqualTo("/api/v1/openlineage/lineage");
        assertThat(catalogs.get(2))
                .isEqualTo(new CatalogConfig.OpenLineageFile("file", Path.of("events.jsonl"), "lake-caravan"));
    }

    @Test
    void readsEveryKeyOfASource() throws IOException {
        Path ca = Files.createFile(folder.resolve("ca.pem"));
        SourceConfig source = read("""
                sources:
                  - name: sales
                    buckets: [sales-*, archive]
                    prefix: raw/
                    endpoint: http://localhost:{{env:PORT}}
                    region: eu-central-1
                    path-style: false
                    requester-pays: true
                    credentials:
                      access-key: "{{env:LAKE_KEY}}"
                      secret-key: "{{env:LAKE_SECRET}}"
                      session-token: "{{env:LAKE_TOKEN}}"
                    tls: {verify: true, ca-file: "%s"}
                    include: ["**", "regex:raw/.*"]
                    exclude: "**/staging/**"
                    formats: [csv, parquet]
                    min-object-size: 1KiB
                    max-object-size: 2GB
                    layout: ["raw/{table}/{year}/", auto]
                    read:
                      - path: "legacy/**"
                        csv: {delimiter: '\\t', quote: "'", escape: "\\\\", comment: "#", header: false,
                              encoding: cp1252, skip-rows: 2, nulls: ["NA", ""]}
                      - {path: "feeds/*.xml", xml: {row-element: item}}
                      - {path: "raw/orders/**", format: parquet, schema: {id: bigint, amount: "decimal(12,2)"}}
                    http: {proxy: "http://proxy:3128", connect-timeout: 5s, read-timeout: 2m, retries: 0}
                    sample: {objects: 3, rows: 0, bytes-per-object: 1MiB, bytes: 3MB}
                    schema: {changes: propose}
                    workers: 2
                    schedule: "0 0 2 * * ?"
                """.formatted(ca)).source("sales");
        assertThat(source)
                .isEqualTo(new SourceConfig(
                        "sales",
                        List.of("sales-*", "archive"),
                        "raw/",
                        Optional.of(URI.create("http://localhost:9000")),
                        Optional.of("eu-central-1"),
                        false,
                        true,
                        new CredentialsConfig.KeyPair("key", "s3cret", Optional.of("t0ken")),
                        new TlsConfig(true, Optional.of(ca)),
                        new HttpConfig(
                                Optional.of(URI.create("http://proxy:3128")),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(2),
                                0),
                        List.of("**", "regex:raw/.*"),
                        List.of("**/staging/**"),
                        Set.of("csv", "parquet"),
                        1024,
                        2_000_000_000L,
                        List.of("raw/{table}/{year}/", "auto"),
                        source.read(),
                        new SampleConfig(3, 0, 1 << 20, 3_000_000),
                        2,
                        Optional.of("0 0 2 * * ?"),
                        SchemaChangePolicy.PROPOSE,
                        Manifest.EMPTY,
                        Optional.empty()));
        assertThat(source.read())
                .extracting(ReadRule::path)
                .containsExactly("legacy/**", "feeds/*.xml", "raw/orders/**");
        ReadOptions.Known csv = source.read().get(0).known();
        assertThat(csv)
                .isEqualTo(new ReadOptions.Known(
                        Optional.of("csv"),
                        Optional.of("\t"),
                        Optional.of("'"),
                        Optional.of("\\"),
                        Optional.of("#"),
                        Optional.of(false),
                        Optional.of(2),
                        Optional.of("windows-1252"),
                        List.of("NA", ""),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(source.read().get(1).known().rowElement()).contains("item");
        assertThat(source.read().get(2).known().schema())
                .contains(Schema.of(
                        Column.nullable("id", LogicalType.Int.signed(64)),
                        Column.nullable("amount", new LogicalType.Decimal(12, 2))));
    }

    /** The documented example: all of its keys stay legal. Its CA file does not exist here. */
    @Test
    void knowsEveryKeyOfTheDocumentedExample() {
        ConfigReader reader =
                new ConfigReader(text -> text.replaceAll("\\{\\{env:[A-Z_]+}}", "set"), Set.of("csv", "parquet"));
        assertThat(reader.check(Path.of("src/test/resources/config-contract/caravan.yaml")))
                .extracting(ConfigProblem::key, ConfigProblem::code)
                .containsExactly(tuple("sources[0].tls.ca-file", "CONFIG_PATH_NOT_FOUND"));
    }

    @Test
    void readsAnAtlanTenant() {
        CatalogConfig.Atlan plain = (CatalogConfig.Atlan)
                catalogs("{atlan: {url: \"https://tenant.atlan.com/\", token: \"{{env:LAKE_TOKEN}}\"}}")
                        .get(0);
        CatalogConfig.Atlan full = (CatalogConfig.Atlan) catalogs(
                        "{atlan: {url: \"https://tenant.atlan.com\", token: \"{{env:LAKE_TOKEN}}\", objects: sampled, connection: default/s3/17,"
                                + " pipeline: prod, tags: {PII.*: [Personal data, \"Kind, *\"], Source.S3: []}, missing-tags: create, batch-size: 50, custom-metadata: false,"
                                + " http: {read-timeout: 3s}, attempts: 2, first-delay: 5s}}")
                .get(0);

        assertThat(plain.url()).hasToString("https://tenant.atlan.com");
        assertThat(plain.objects()).isEqualTo(CatalogConfig.Objects.ALL);
        assertThat(plain.connection()).isEmpty();
        assertThat(plain.tags()).isEqualTo(CatalogConfig.Tags.EXISTING);
        assertThat(plain.batchSize()).isEqualTo(20);
        assertThat(plain.customMetadata()).isEqualTo(CatalogConfig.CustomMetadata.ON);
        assertThat(plain.http().readTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(full.objects()).isEqualTo(CatalogConfig.Objects.SAMPLED);
        assertThat(full.connection()).contains("default/s3/17");
        assertThat(full.tags()).isEqualTo(CatalogConfig.Tags.CREATE);
        assertThat(plain.tagNames()).isEmpty();
        assertThat(full.tagNames())
                .containsExactly(
                        Map.entry("PII.*", List.of("Personal data", "Kind, *")), Map.entry("Source.S3", List.of()));
        assertThat(full.http().readTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(full.attempts()).isEqualTo(2);
        assertThat(full.toString()).doesNotContain("t0ken");
    }

    @Test
    void endpointsOutsideOfAwsArePathStyle() {
        assertThat(source("endpoint: \"http://localhost:9000\"").pathStyle()).isTrue();
        assertThat(source("endpoint: \"https://s3.eu-west-1.amazonaws.com\"").pathStyle())
                .isFalse();
    }

    @Test
    void readsEveryWayToCredentials() {
        assertThat(credentials("")).isEqualTo(new CredentialsConfig.DefaultChain());
        assertThat(credentials("anonymous: true")).isEqualTo(new CredentialsConfig.Anonymous());
        assertThat(credentials("profile: lake")).isEqualTo(new CredentialsConfig.Profile("lake"));
        assertThat(credentials("provider: mine")).isEqualTo(new CredentialsConfig.ProviderBean("mine"));
        assertThat(credentials("role-arn: \"arn:aws:iam::1:role/r\", external-id: x, profile: lake"))
                .isEqualTo(new CredentialsConfig.AssumeRole(
                        "arn:aws:iam::1:role/r",
                        Optional.of("x"),
                        Optional.empty(),
                        Optional.empty(),
                        new CredentialsConfig.Profile("lake")));
        assertThat(credentials("role-arn: \"arn:aws:iam::1:role/r\", web-identity-token-file: /t, session-name: s,"
                        + " sts-endpoint: \"http://sts:8080\""))
                .isEqualTo(new CredentialsConfig.WebIdentity(
                        "arn:aws:iam::1:role/r", "/t", Optional.of("s"), Optional.of("http://sts:8080")));
    }

    @Test
    void readsTags() {
        CaravanConfig config = read("""
                sources: [{name: sales, bucket: lake}]
                tags:
                  defaults: [Source.S3]
                  rules:
                    - {path: "**/customers/**", tags: [PII.Sensitive]}
                    - {table: ".*t.*", column: "e", format: csv, larger-than: 1MB, smaller-than: 1GB, tags: [A.B, C.D]}
                  detect: false
                """);
        assertThat(config.tags())
                .isEqualTo(new TagConfig(
                        List.of("Source.S3"),
                        List.of(
                                new TagConfig.Rule(
                                        Optional.of("**/customers/**"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        List.of("PII.Sensitive")),
                                new TagConfig.Rule(
                                        Optional.empty(),
                                        Optional.of(".*t.*"),
                                        Optional.of("e"),
                                        Optional.of("csv"),
                                        OptionalLong.of(1_000_000),
                                        OptionalLong.of(1_000_000_000),
                                        List.of("A.B", "C.D"))),
                        DetectConfig.OFF));
    }

    @Test
    void readsCatalogsByTypeOrAsAList() {
        String url = "url: \"http://localhost:8585/api/\", token: \"{{env:OM_JWT_TOKEN}}\"";
        CatalogConfig.OpenMetadata plain = new CatalogConfig.OpenMetadata(
                "openmetadata",
                URI.create("http://localhost:8585/api"),
                "jwt",
                CatalogConfig.Model.TABLES,
                Optional.empty(),
                TlsConfig.DEFAULT,
                HttpConfig.DEFAULT,
                6,
                Duration.ofSeconds(1));
        assertThat(catalogs("{openmetadata: {" + url + "}, local: }"))
                .containsExactly(new CatalogConfig.Local("local", Path.of("catalog")), plain);
        List<CatalogConfig> list =
                catalogs("[{type: openmetadata, " + url + "}, {type: local, name: files, directory: d},"
                        + " {type: openmetadata, name: two, model: tables, service: lake, attempts: 2, first-delay: 5s, "
                        + url
                        + "}, {type: atlan, enabled: false}]");
        assertThat(list).hasSize(3).startsWith(plain, new CatalogConfig.Local("files", Path.of("d")));
        assertThat(list.get(2)).isInstanceOfSatisfying(CatalogConfig.OpenMetadata.class, two -> {
            assertThat(two.model()).isEqualTo(CatalogConfig.Model.TABLES);
            assertThat(two.service()).contains("lake");
            assertThat(two.attempts()).isEqualTo(2);
            assertThat(two.firstDelay()).isEqualTo(Duration.ofSeconds(5));
        });
        assertThat(catalogs("{openmetadata: {" + url + ", http: {retries: 0}}}").get(0))
                .isInstanceOfSatisfying(
                        CatalogConfig.OpenMetadata.class,
                        once -> assertThat(once.attempts()).isEqualTo(1));
    }

    @Test
    void readsWhatBecomesOfGoneTables() {
        String url = "url: \"http://localhost:8585/api/\", token: \"{{env:OM_JWT_TOKEN}}\"";
        assertThat(catalogs("{openmetadata: {" + url + "}, local: }"))
                .extracting(CatalogConfig::removal)
                .containsExactly(
                        RemovalPolicy.MIRROR,
                        new RemovalPolicy(RemovalPolicy.Mode.REPORT, 2, 10, RemovalPolicy.EmptyParents.STAY));
        assertThat(catalogs("{openmetadata: {" + url
                                + ", removal: {mode: soft, after: 3 runs, limit: 25%, empty-parents: true}}}")
                        .get(0)
                        .removal())
                .isEqualTo(new RemovalPolicy(RemovalPolicy.Mode.SOFT, 3, 25, RemovalPolicy.EmptyParents.GO));
        assertThat(catalogs("{openmetadata: {" + url + ", removal: {mode: never, after: 1, limit: '0 %'}}}")
                        .get(0)
                        .removal())
                .isEqualTo(new RemovalPolicy(RemovalPolicy.Mode.NEVER, 1, 0, RemovalPolicy.EmptyParents.STAY));
    }

    @Test
    void laterKeysMayStandThereEmptyAndSectionsWithoutAnything() {
        CaravanConfig config = read("sources:\n  - {name: s, bucket: b}\nlineage: []\nsync: []\ntags:\ncatalogs:\n");
        assertThat(config.catalogs()).hasSize(1);
    }

    @Test
    void aliasesRepeatWhatIsWritten() {
        CaravanConfig config = read(
                "sources:\n  - {name: a, bucket: b, http: &slow {retries: 9}}\n  - {name: c, bucket: d, http: *slow}\n");
        assertThat(config.source("c").http().retries()).isEqualTo(9);
    }

    @Test
    void aByteOrderMarkIsNoKey() {
        assertThat(read("\uFEFFsources: [{name: s, bucket: b}]\n").sources()).hasSize(1);
    }

    @Test
    void exceptionsAndRecordsDoNotShowSecrets() {
        SourceConfig source = source("credentials: {access-key: k, secret-key: \"{{env:LAKE_SECRET}}\"},"
                + " http: {proxy: \"http://u:{{env:LAKE_SECRET}}@proxy:1\"}");
        assertThat(source.toString()).doesNotContain("s3cret");
        assertThatThrownBy(() -> source("workers: \"{{env:LAKE_SECRET}}\""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sources[0].workers: '{{env:LAKE_SECRET}}'")
                .message()
                .doesNotContain("s3cret");
    }

    private CredentialsConfig credentials(String keys) {
        return source("credentials: {" + keys + "}").credentials();
    }

    private SourceConfig source(String keys) {
        return read("sources:\n  - {name: sales, bucket: lake, " + keys + "}\n").source("sales");
    }

    private List<CatalogConfig> catalogs(String yaml) {
        return read("sources: [{name: sales, bucket: lake}]\ncatalogs: " + yaml + "\n")
                .catalogs();
    }

    private CaravanConfig read(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("caravan.yaml"), yaml);
            return new ConfigReader(new FakePlaceholders(ENVIRONMENT), Set.of()).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
