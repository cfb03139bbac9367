package io.lakecaravan.config;

import static io.lakecaravan.config.Key.fallback;
import static io.lakecaravan.config.Key.optional;
import static io.lakecaravan.config.Key.required;

import java.util.List;

/** Every key that {@code caravan.yaml} may have. The reader checks against it; the reference page is made from it. */
final class Sections {
    static final Section ROOT = Section.of(
            "",
            "The file as a whole.",
            required("sources", "list of sources", "Where the objects lie; at least one."),
            optional("tags", "tags", "Which tags tables and columns get."),
            optional("tables", "tables", "Limits on what is published."),
            optional(
                    "catalogs",
                    "catalogs, or list of them",
                    "Where the tables are published. Absent: the local catalog alone."),
            optional(
                    "lineage",
                    "list of lineage rules",
                    "Where the data of tables comes from and goes to. All rules that match apply, in order."),
            optional("sync", "list", "Known; this version takes only the empty list."));

    static final Section SOURCE = Section.of(
            "sources[]",
            "One S3 store, with the buckets to look at. Patterns are matched against whole keys, prefix included.",
            required("name", "name", "The service name in catalogs; unique."),
            optional("bucket", "bucket", "The bucket. Either this or `buckets`."),
            optional("buckets", "list of buckets", "Several; names or patterns with `*` and `?`."),
            fallback("prefix", "text", "", "Only keys that start with it are listed."),
            optional("endpoint", "URL", "Address of the store, `http://host:port`. Absent: AWS."),
            optional("region", "text", "Absent: what the AWS tools find, or `us-east-1` where there is an `endpoint`."),
            optional(
                    "path-style",
                    "flag",
                    "Whether the bucket stands in the path of addresses. Absent: true where there is an `endpoint`"
                            + " outside of AWS."),
            fallback("requester-pays", "flag", "false", "Whether we agree to pay for the requests."),
            optional("credentials", "credentials", "Absent: the AWS default chain."),
            optional("tls", "tls", "How the server's certificate is checked."),
            optional("http", "http", "Proxy, timeouts and retries."),
            fallback("include", "list of globs", "**", "Keys to look at; a regular expression after `regex:`."),
            optional("exclude", "list of globs", "Keys to leave out; wins over `include`."),
            optional("formats", "list of formats", "The formats to read. Absent: all."),
            fallback("min-object-size", "size", "0B", "Smaller objects are skipped and counted."),
            fallback(
                    "max-object-size",
                    "size",
                    "500MB",
                    "For formats that must be read whole; larger objects are counted, not read."),
            fallback(
                    "layout",
                    "layout, or list of them",
                    "auto",
                    "Which objects make one table: `auto`, `first-folder`, `folder`, `object`, `manifest` (the bucket's"
                            + " `openmetadata.json`), `{manifest: FILE}`, or a pattern of folders with the placeholders"
                            + " `{table}`, `{year}`, `{month}`, `{day}`, `{hour}`, `{key:NAME}` and `{any}`. The first of"
                            + " a list that matches wins."),
            optional(
                    "manifest",
                    "path",
                    "A local manifest for one or many buckets, relative to the working directory. It is asked where"
                            + " `layout` says `manifest`, else before all layouts."),
            optional("tables", "tables of a source", "How the tables are named."),
            optional(
                    "read",
                    "list of read rules",
                    "What is known about some objects; everything else is found out. The first that matches wins."),
            optional("sample", "sample", "How much is read of each table."),
            optional("schema", "schema", "What happens where the columns of a table changed."),
            fallback("workers", "number 1 to 256", "8", "Objects read at the same time."),
            optional("schedule", "quartz cron", "When to crawl, e.g. `0 0 2 * * ?`. Absent: once."));

    static final Section LAYOUT_FILE = Section.of(
            "sources[].layout[]",
            "A layout that is a file.",
            required(
                    "manifest",
                    "path",
                    "A local manifest in the form of `openmetadata.json`, relative to the working directory."));

    static final Section SOURCE_TABLES = Section.of(
            "sources[].tables",
            "How the tables of a source are named.",
            optional(
                    "name",
                    "template",
                    "Text with `{path}` (the table's root), `{folder}` (the last part of it), `{parent}` (the part before"
                            + " that), `{bucket}` and `{source}`. Tables that come to one name get a suffix each. Absent:"
                            + " `{path}`, or what the layouts `folder` and `first-folder` call them."));

    static final Section CREDENTIALS = Section.of(
            "sources[].credentials",
            "One of: a key pair, `profile`, `role-arn` (called with the key pair, the profile or the default chain),"
                    + " `web-identity-token-file` with `role-arn`, `provider`, or `anonymous: true`.",
            optional("access-key", "reference", "Access key id."),
            optional("secret-key", "secret", "Secret access key."),
            optional("session-token", "secret", "Session token of temporary keys."),
            optional("profile", "text", "Profile of the shared AWS configuration."),
            optional("role-arn", "ARN", "The role to assume."),
            optional("external-id", "text", "External id that the role asks for."),
            optional("session-name", "text", "Name of the role's session."),
            optional("sts-endpoint", "URL", "Address of the token service. Absent: AWS."),
            optional("web-identity-token-file", "path", "File with the token, read again whenever it is needed."),
            optional("provider", "name", "An `AwsCredentialsProvider` in the Camel registry."),
            fallback("anonymous", "flag", "false", "Whether to send no credentials."));

    static final Section TLS = Section.of(
            "tls",
            "Of a source or a catalog.",
            fallback("verify", "flag", "true", "False accepts any certificate."),
            optional(
                    "ca-file",
                    "path",
                    "PEM file with certificates to trust beside the platform's, relative to the working directory."));

    static final Section HTTP = Section.of(
            "http",
            "Of a source or a catalog.",
            optional("proxy", "URL", "`http://host:port`, with `user:password@` where it asks for them."),
            fallback("connect-timeout", "duration", "10s", "Longest wait for a connection."),
            fallback("read-timeout", "duration", "60s", "Longest wait for the next bytes."),
            fallback("retries", "number 0 to 100", "5", "Attempts after the first."));

    static final Section SAMPLE = Section.of(
            "sources[].sample",
            "How much is read of each table.",
            fallback(
                    "objects",
                    "number 1 to 1000",
                    "5",
                    "Most objects of a table whose columns are read; one of each kind of file names in any case."),
            fallback("rows", "number 0 to 10000", "100", "Rows of one of them to show; 0 shows none."),
            fallback("bytes-per-object", "size", "8MiB", "Most bytes fetched of one object."),
            fallback(
                    "bytes",
                    "size",
                    "256MiB",
                    "Most bytes fetched of all objects of a table together. The newest is read in any case; those that do"
                            + " not fit are left out, and a finding says so."));

    static final Section SCHEMA = Section.of(
            "sources[].schema",
            "What happens where the columns of a table are others than in the last completed run.",
            fallback(
                    "changes",
                    "`apply`, `propose` or `fail`",
                    "apply",
                    "`apply` publishes the table as it is now. `propose` goes on publishing the columns of the last"
                            + " completed run and reports each change until a run with `apply` accepts it or the lake"
                            + " reverts it. `fail` publishes nothing of the source when a change is breaking: a column"
                            + " or partition key is gone or renamed, a type is narrower or another, the format is"
                            + " another; all other changes are applied."));

    static final Section READ_RULE = Section.of(
            "sources[].read[]",
            "What is known about the objects whose key matches.",
            required("path", "glob", "Which keys the rule is about, e.g. `legacy/**`."),
            optional("format", "format", "The format, whatever content and name say."),
            optional("csv", "csv", "How the delimited text is written; says `format: csv` too."),
            optional("xml", "xml", "Where the rows are; says `format: xml` too."),
            optional(
                    "schema", "mapping of column to type", "Types of some columns, e.g. `amount: \"decimal(12,2)\"`."));

    static final Section CSV = Section.of(
            "sources[].read[].csv",
            "How a delimited text is written. What is absent is found out.",
            optional(
                    "delimiter",
                    "text",
                    "Between fields: one to four characters; `\\t` is a tab, `\\s+` any number of blanks."),
            optional("quote", "character or none", "Around fields; `none` where quotes mean nothing."),
            optional(
                    "escape",
                    "character or none",
                    "Before a quote inside of a field; `none` where only a doubled quote is one."),
            optional("comment", "text or none", "Starts a line that is no record, e.g. `#` or `//`."),
            optional("header", "flag", "Whether the first record names the columns."),
            optional("encoding", "encoding", "Character encoding, e.g. `windows-1252`."),
            optional("skip-rows", "number 0 to 1000000", "Lines before the first record."),
            optional("nulls", "list of texts", "Words that mean null beside the empty field."));

    static final Section XML = Section.of(
            "sources[].read[].xml",
            "Where the rows of an XML document are.",
            required("row-element", "text", "Name of the element that is one row."));

    static final Section TAGS = Section.of(
            "tags",
            "Tags are written `Classification.Name`. Those that people gave in a catalog stay.",
            optional("defaults", "list of tags", "Tags of every table."),
            optional("rules", "list of tag rules", "All that match apply."),
            optional(
                    "mapping",
                    "text",
                    "Words and their tags, `users:PII.Sensitive;sales:Finance.Critical,Tier.Gold`: tables whose path or"
                            + " name contains the word get the tags."),
            optional(
                    "paths",
                    "mapping of glob or text to tags",
                    "Tables whose path matches the glob, or contains the text, get the tags, e.g."
                            + " `\"data/landing/**\": Tier.Bronze`."),
            fallback(
                    "detect",
                    "flag, or detect",
                    "true",
                    "Whether detectors look at names and values of columns, and what they may suggest."),
            fallback(
                    "mask",
                    "list of tags",
                    "[PII.Secret, PII.Financial]",
                    "Columns with one of these tags are masked in samples, and show no smallest, largest and frequent"
                            + " values. `PII.Sensitive` also stands for every kind of detected tag that identifies a"
                            + " person or opens something, `PII.*` for all of a classification; `[]` masks nothing."),
            optional("tests", "list of tag tests", "What the rules must give; `lint --test` runs them."));

    static final Section DETECT = Section.of(
            "tags.detect",
            "What detectors may suggest. The tags stand in the [list of kinds](detectors.md).",
            optional("tags", "list of detected tags", "The tags that may be suggested. Absent: all."),
            optional("threshold", "share", "Least score of a suggestion, 0 to 1. Absent: 0.91."),
            optional("thresholds", "mapping of detected tag to share", "Least scores of some tags."));

    static final Section TAG_RULE = Section.of(
            "tags.rules[]",
            "All conditions that are given must hold; at least one is needed.",
            optional("path", "glob", "Matches the table's root or the key of its sample object."),
            optional("contains", "text", "Stands in `/` and the table's root, or in its name, in upper or lower case."),
            optional("table", "regular expression", "Matches the whole table name, in upper or lower case."),
            optional(
                    "column",
                    "regular expression",
                    "Matches whole column names, in upper or lower case; the tags then go to those columns instead of"
                            + " the table."),
            optional("format", "format", "The table's format."),
            optional("larger-than", "size", "The table has more bytes."),
            optional("smaller-than", "size", "The table has fewer bytes."),
            optional("older-than", "duration", "Its newest object was modified longer ago, e.g. `365d`."),
            optional("newer-than", "duration", "Its newest object was modified later than that."),
            optional("source", "glob", "Matches the source's name."),
            optional("bucket", "glob", "Matches the bucket's name."),
            optional(
                    "owner",
                    "glob",
                    "Matches id or display name of the owner of its sample object; needs `s3:GetObjectAcl`."),
            optional(
                    "object-tags",
                    "mapping of tag to glob",
                    "Its sample object has these tags; needs `s3:GetObjectTagging`, asked of tables that all else fits."),
            optional(
                    "bucket-tags",
                    "mapping of tag to glob",
                    "Its bucket has these tags; needs `s3:GetBucketTagging`, asked once a run."),
            required("tags", "list of tags", "The tags to give."));

    static final Section TAG_TEST = Section.of(
            "tags.tests[]",
            "A table and the tags it must get. Also under `tests:` of the files `*.test.yaml` beside the configuration.",
            required("table", "text", "The table's name."),
            optional("path", "text", "The table's root. Absent: its name and a slash."),
            optional("columns", "list of texts", "Names of its columns."),
            optional("format", "format", "Its format."),
            fallback("size", "size", "0B", "Its bytes."),
            optional("age", "duration", "Since its newest object was modified. Absent: none."),
            optional("source", "text", "Name of its source."),
            optional("bucket", "text", "Its bucket."),
            optional("owner", "text", "Owner of its sample object."),
            optional("object-tags", "mapping of tag to text", "Tags of its sample object."),
            optional("bucket-tags", "mapping of tag to text", "Tags of its bucket."),
            optional("values", "mapping of column to values", "Values that the detectors see."),
            optional("expect", "list of tags", "Every tag that the table or one of its columns gets, and no other."),
            optional("expect-columns", "mapping of column to tags", "Every tag of these columns, and no other."));

    static final Section TEST_FILE = Section.of(
            "*.test.yaml",
            "A file beside the configuration with tests of its rules.",
            optional("tests", "list of tag tests", "As `tags.tests`."));

    static final Section LINEAGE = Section.of(
            "lineage[]",
            "Data comes from a dataset of another system, lies in tables of the lake, and goes to a dataset of a third. All"
                    + " conditions that are given must hold; at least one is needed, and one of `from` and `to`.",
            required("name", "name", "Name of the rule; unique, and shown in catalogs."),
            optional("source", "name", "The table is of this source."),
            optional("bucket", "glob", "Matches the name of the table's bucket."),
            optional(
                    "table",
                    "regular expression",
                    "Matches the whole table name, in upper or lower case. A named group, `(?<t>[a-z_]+)`, is a"
                            + " placeholder, `{t}`, in `from` and `to`."),
            optional("path", "glob", "Matches the table's root or the key of its sample object."),
            optional(
                    "objects",
                    "glob",
                    "The data goes through the objects whose keys match, e.g. `**/*.csv`, instead of the table as a"
                            + " whole. A table none of whose objects that were read matches has no such flow."),
            optional("from", "lineage end", "Where the data comes from."),
            optional("to", "lineage end", "Where the data goes to."),
            optional(
                    "columns",
                    "lineage columns",
                    "Which column becomes which. Absent: those whose names differ at most in case."));

    static final Section LINEAGE_END = Section.of(
            "lineage[].from and lineage[].to",
            "A dataset of another system: `system` and one of `table`, `topic`, `container` and `index`. Names may hold"
                    + " `{table}` (the table's name), `{folder}` (the last part of it), `{parent}` (the part before that),"
                    + " `{bucket}`, `{source}` and the groups of the rule's `table`; `{t|upper}`, `{t|lower}` and"
                    + " `{t|snake}` change how they are written.",
            required("system", "system", "Kind of the system, e.g. `postgresql`, `kafka` or `snowflake`."),
            optional(
                    "table",
                    "name, or list of its parts",
                    "Database, schema and table, divided by dots; a list where parts hold dots."),
            optional("topic", "name", "A topic or stream of a message system, dots included."),
            optional("container", "name, or list of its parts", "Bucket and path in it, e.g. `exports/raw/orders`."),
            optional("index", "name", "An index of a search engine, dots included."),
            optional(
                    "services",
                    "mapping of catalog to text",
                    "Where the dataset stands in each catalog, by the catalog's name or type: in `openmetadata` the"
                            + " service's name, in `atlan` the connection's qualified name or name, in `openlineage` the"
                            + " namespace. Absent: that catalog shows nothing of this end; OpenLineage takes the system's"
                            + " name."));

    static final Section LINEAGE_COLUMNS = Section.of(
            "lineage[].columns",
            "Which column becomes which, in all hops; `from`, `to` and `through` say it of one hop, and what they do not say"
                    + " they take from here.",
            optional("match", "`exact`, `ignore-case` or `none`", "How names are compared. Absent: `ignore-case`."),
            optional("map", "mapping of column to column", "Names that become others; they go before all else."),
            optional(
                    "template",
                    "template",
                    "The name that a column gets, with `{column}`, `{column|upper}`, `{column|lower}` or"
                            + " `{column|snake}`, e.g. `SRC_{column|upper}`."),
            optional("from", "lineage hop", "Columns of `from` to columns of the table."),
            optional("to", "lineage hop", "Columns of the table to columns of `to`."),
            optional(
                    "through",
                    "lineage hop",
                    "Columns of `from` to columns of `to`. Absent: what comes of the two hops."));

    static final Section LINEAGE_HOP = Section.of(
            "lineage[].columns.from, to and through",
            "Which column becomes which in one hop.",
            optional("match", "`exact`, `ignore-case` or `none`", "How names are compared."),
            optional("map", "mapping of column to column", "Names that become others in this hop."),
            optional("template", "template", "The name that a column gets in this hop."));

    static final Section TABLES = Section.of(
            "tables",
            "Limits on what is published.",
            fallback(
                    "limit",
                    "number 1 to 10000000",
                    "10000",
                    "Most tables of one source. Above it nothing of the source is published."));

    static final Section CATALOGS = Section.of(
            "catalogs",
            "One catalog of each kind. For several of a kind write a list, where each has its `type` and `name`.",
            optional("local", "local catalog", "Files that need no server."),
            optional("openmetadata", "OpenMetadata catalog", "An OpenMetadata server."),
            optional("atlan", "Atlan catalog", "An Atlan tenant."),
            optional("openlineage", "OpenLineage receiver", "A server or a file that takes lineage events."));

    private static final Key NAME = optional("name", "name", "Unique among the catalogs. Absent: the catalog's type.");
    private static final Key TYPE = optional(
            "type",
            "`local`, `openmetadata`, `atlan` or `openlineage`",
            "Needed in a list of catalogs, and only there.");
    private static final Key ENABLED =
            fallback("enabled", "flag", "true", "False leaves the catalog out of every run.");

    /** Of a catalog that shows tables. */
    private static final Key CONSOLE = optional(
            "console",
            "URL",
            "Page about a folder of the store, with `{bucket}`, `{prefix}` and `{region}`. Absent: links for sources in"
                    + " AWS alone.");

    /** Of a catalog that shows tables. */
    private static Key storeTags(String how) {
        return fallback(
                "store-tags",
                "`none`, `tags` or `properties`",
                "none",
                "Whether the tags that the store keeps with a table's bucket and its sample object are shown. " + how);
    }

    static final Section LOCAL = Section.of(
            "catalogs.local",
            "A folder of JSON files with a page to look at.",
            TYPE,
            NAME,
            ENABLED,
            fallback("directory", "path", "catalog", "The folder, relative to the working directory."),
            storeTags("As member `storeTags` of a table's file; `tags` and `properties` mean the same here."));

    static final Section OPENMETADATA = Section.of(
            "catalogs.openmetadata",
            "An OpenMetadata server.",
            TYPE,
            NAME,
            ENABLED,
            required("url", "URL", "Address that ends in `/api`, e.g. `http://localhost:8585/api`."),
            required("token", "secret", "JWT token of a bot."),
            fallback("model", "`tables` or `containers`", "tables", "What a table of the lake becomes."),
            optional("service", "name", "Name of the service. Absent: the source's name."),
            optional(
                    "service-type",
                    "`CustomDatabase`, `Datalake`, `CustomStorage` or `S3`",
                    "What a missing service is created as; the first two for tables. Absent: the custom one."),
            optional(
                    "tags",
                    "mapping of tags to tags or lists of them",
                    "Which of the server's tags ours become, e.g. `PII.Email: PII.Sensitive`; `*` at the end of both"
                            + " stands for the rest, `[]` for none. Absent: `PII.*` becomes `PII.Sensitive` (`PII.NonSensitive`"
                            + " where many people share a value), `PersonalData.Personal` or `.SpecialCategory`, and"
                            + " `LakePII.*`; others keep their names."),
            CONSOLE,
            storeTags(
                    "`tags`: as tags, the key as classification. `properties`: as custom properties, which are defined"
                            + " when missing."),
            optional("tls", "tls", "How the server's certificate is checked."),
            optional("http", "http", "Proxy and timeouts."),
            fallback("attempts", "number 1 to 100", "6", "Tries of one request before it becomes a dead letter."),
            fallback("first-delay", "duration", "1s", "Wait before the second try; it doubles with each."),
            optional("removal", "removal", "What becomes of tables that the lake does not have any more."));

    static final Section REMOVAL = Section.of(
            "catalogs.openmetadata.removal",
            "What becomes of tables that we made in the catalog and that the lake does not have any more.",
            fallback(
                    "mode",
                    "`report`, `soft` or `never`",
                    "report",
                    "`soft` removes them so that they can be restored; `report` leaves them and says so in a finding."),
            fallback("after", "number of runs", "2 runs", "Complete runs in a row that must not have found a table."),
            fallback(
                    "limit",
                    "share",
                    "10%",
                    "Most of a source's tables in the catalog that one run removes. When more would go, none does, until"
                            + " `crawl --allow-removals`."),
            fallback(
                    "empty-parents",
                    "flag",
                    "false",
                    "Whether schemas and databases that we made go with the last table in them."));

    static final Section ATLAN = Section.of(
            "catalogs.atlan",
            "An Atlan tenant.",
            TYPE,
            NAME,
            ENABLED,
            required("url", "URL", "Address of the tenant, e.g. `https://tenant.atlan.com`."),
            required("token", "secret", "API token."),
            fallback(
                    "objects",
                    "`none`, `sampled` or `all`",
                    "all",
                    "Which objects become assets: none, those that were read, or all of a table up to 1,000; of a larger"
                            + " one those that were read."),
            optional(
                    "connection",
                    "name or qualified name",
                    "The connection of our assets, e.g. `acme-lake` or `default/s3/1700000000`. One that is named and not"
                            + " there is created. Absent: one by the source's name. One connection for each store,"
                            + " because names of buckets are unique only there."),
            fallback(
                    "pipeline",
                    "name",
                    "default",
                    "Tells what this pipeline wrote from what another one wrote; do not change it later."),
            optional(
                    "tags",
                    "mapping of tags to names or lists of them",
                    "Which tags ours become, by the names that Atlan shows, e.g. `PII.Email: Personal data`; `*` at the"
                            + " end of both stands for the rest, `[]` for none. Absent: all keep their names."),
            fallback(
                    "missing-tags",
                    "`report` or `create`",
                    "report",
                    "What becomes of tags that Atlan does not define: a finding, or a definition."),
            fallback("batch-size", "number 1 to 50", "20", "Most entities of one request."),
            fallback(
                    "custom-metadata",
                    "flag",
                    "true",
                    "Whether format, counts, partition keys and schema are written to the custom metadata set `Lake"
                            + " Caravan`, which is made where it is missing."),
            CONSOLE,
            storeTags("`tags`: as Atlan tags of the table named `key: value`, see `missing-tags`. `properties`: as"
                    + " the attribute `awsTags` of bucket and object."),
            optional("tls", "tls", "How the server's certificate is checked."),
            optional(
                    "http",
                    "http",
                    "Proxy and timeouts; `read-timeout` is 120s where nothing is said, as writes are slow."),
            fallback("attempts", "number 1 to 100", "6", "Tries of one request before it becomes a dead letter."),
            fallback("first-delay", "duration", "1s", "Wait before the second try; it doubles with each."),
            optional("removal", "removal", "What becomes of tables that the lake does not have any more."));

    static final Section OPENLINEAGE = Section.of(
            "catalogs.openlineage",
            "Takes the flows of `lineage` as OpenLineage events: a server (`url`) or a file (`file`).",
            TYPE,
            NAME,
            ENABLED,
            optional(
                    "url",
                    "URL",
                    "Address that events are posted to, e.g. `http://marquez:5000`; without a path, `/api/v1/lineage`."),
            optional(
                    "file",
                    "path",
                    "File that events are appended to, a line each, relative to the working directory."),
            optional("token", "secret", "Bearer token for the server."),
            fallback("namespace", "text", "lake-caravan", "Namespace of our jobs."),
            optional("tls", "tls", "How the server's certificate is checked."),
            optional("http", "http", "Proxy and timeouts."),
            fallback("attempts", "number 1 to 100", "6", "Tries of one request before it becomes a dead letter."),
            fallback("first-delay", "duration", "1s", "Wait before the second try; it doubles with each."));

    /** In the order of the reference page. */
    static final List<Section> ALL = List.of(
            ROOT,
            SOURCE,
            LAYOUT_FILE,
            SOURCE_TABLES,
            CREDENTIALS,
            TLS,
            HTTP,
            READ_RULE,
            CSV,
            XML,
            SAMPLE,
            SCHEMA,
            TAGS,
            DETECT,
            TAG_RULE,
            TAG_TEST,
            TEST_FILE,
            LINEAGE,
            LINEAGE_END,
            LINEAGE_COLUMNS,
            LINEAGE_HOP,
            TABLES,
            CATALOGS,
            LOCAL,
            OPENMETADATA,
            REMOVAL,
            ATLAN,
            OPENLINEAGE);

    private Sections() {}
}
