package io.lakecaravan.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a dataset of another system is. */
public enum DatasetKind {
    /** A table or view: database, schema, table. */
    TABLE,
    /** A topic or stream of messages: one name. */
    TOPIC,
    /** A bucket or a folder in it: bucket, path. */
    CONTAINER,
    /** An index of a search engine: one name. */
    INDEX;

    private static final List<String> TOPICS =
            List.of("confluent", "eventhubs", "kafka", "kinesis", "msk", "pubsub", "pulsar", "redpanda");
    private static final List<String> CONTAINERS = List.of("adls", "gcs", "minio", "s3");
    private static final List<String> INDEXES = List.of("elasticsearch", "opensearch");
    private static final List<String> TABLES = List.of(
            "athena",
            "bigquery",
            "cassandra",
            "clickhouse",
            "cockroachdb",
            "databricks",
            "db2",
            "delta",
            "druid",
            "duckdb",
            "dynamodb",
            "exasol",
            "glue",
            "greenplum",
            "hive",
            "iceberg",
            "impala",
            "mariadb",
            "mongodb",
            "mssql",
            "mysql",
            "oracle",
            "postgresql",
            "presto",
            "redshift",
            "salesforce",
            "saphana",
            "singlestore",
            "snowflake",
            "spark",
            "sqlite",
            "starrocks",
            "synapse",
            "teradata",
            "trino",
            "unitycatalog",
            "vertica");

    /** The kind by the name of the system; a table where the system is not known. */
    public static DatasetKind of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return TOPICS.contains(name)
                ? TOPIC
                : CONTAINERS.contains(name) ? CONTAINER : INDEXES.contains(name) ? INDEX : TABLE;
    }

    /** Names of the systems whose kind is known, in alphabetical order. */
    public static List<String> systems() {
        return Stream.of(TABLES, TOPICS, CONTAINERS, INDEXES)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** For people and configuration: {@code table}, {@code topic}, ... */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
