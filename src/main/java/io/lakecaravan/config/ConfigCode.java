package io.lakecaravan.config;

import static io.lakecaravan.finding.Severity.ERROR;
import static io.lakecaravan.finding.Severity.WARNING;

import io.lakecaravan.finding.Severity;

/**
 * Every kind of mistake in a configuration. The name is the code that users and scripts see, so names are never
 * changed. An error stops the start; a warning is shown by {@code lint} alone.
 */
public enum ConfigCode {
    CONFIG_FILE_NOT_FOUND(ERROR, "there is no configuration file at that place"),
    CONFIG_FILE_UNREADABLE(ERROR, "the configuration file cannot be read, is too large or is not UTF-8"),
    CONFIG_FOLDER_NOT_FOUND(ERROR, "a folder of the installation is not where it is looked for"),
    CONFIG_EMPTY(ERROR, "the file holds no configuration"),
    CONFIG_YAML_SYNTAX(ERROR, "the file is not YAML, or nests too deeply"),
    CONFIG_YAML_TAG(ERROR, "a YAML tag, which would ask for an object, stands in the file"),
    CONFIG_DUPLICATE_KEY(ERROR, "a key stands twice in one mapping"),
    CONFIG_UNKNOWN_KEY(ERROR, "no such key exists at that place"),
    CONFIG_MISSING_KEY(ERROR, "a key that is needed is absent"),
    CONFIG_MISSING_VALUE(ERROR, "a key has no value, or an empty one"),
    CONFIG_WRONG_TYPE(ERROR, "a mapping, list or single value stands where another of them belongs"),
    CONFIG_BAD_NUMBER(ERROR, "a number is none, or outside of its range"),
    CONFIG_BAD_FLAG(ERROR, "neither true nor false"),
    CONFIG_BAD_SIZE(ERROR, "a size is no number with a unit such as 500MB or 1GiB, or outside of its range"),
    CONFIG_BAD_DURATION(ERROR, "a duration is no number with a unit such as 30s or 5m, or outside of its range"),
    CONFIG_BAD_URL(ERROR, "an address has not the form that is needed"),
    CONFIG_BAD_REGEX(ERROR, "a regular expression cannot be compiled"),
    CONFIG_BAD_GLOB(ERROR, "a path pattern cannot be compiled"),
    CONFIG_BAD_SCHEDULE(ERROR, "a schedule is no quartz cron expression"),
    CONFIG_BAD_NAME(ERROR, "a name has characters that names may not have"),
    CONFIG_BAD_TAG(ERROR, "a tag has not the form Classification.Name"),
    CONFIG_BAD_TYPE(ERROR, "a column type does not exist"),
    CONFIG_BAD_ENCODING(ERROR, "no such character encoding exists"),
    CONFIG_BAD_CHARACTER(ERROR, "a delimiter, quote or similar is not one that can be used"),
    CONFIG_BAD_LAYOUT(ERROR, "a layout pattern is written wrongly"),
    CONFIG_UNKNOWN_PLACEHOLDER(ERROR, "a layout pattern or a table name has a placeholder that does not exist"),
    CONFIG_BAD_MANIFEST(ERROR, "a local manifest is not JSON, has no entries, or cannot be read"),
    CONFIG_UNKNOWN_VALUE(ERROR, "a value is none of those that may stand there"),
    CONFIG_DUPLICATE_NAME(ERROR, "two sources or two catalogs have one name"),
    CONFIG_CONTRADICTION(ERROR, "keys stand together that exclude each other"),
    CONFIG_UNRESOLVED_REFERENCE(ERROR, "what a {{...}} refers to is not there"),
    CONFIG_PATH_NOT_FOUND(ERROR, "a file that the configuration names does not exist or cannot be read"),
    CONFIG_NOT_SUPPORTED(ERROR, "the key is documented and this version does not do it yet"),
    CONFIG_LITERAL_SECRET(WARNING, "a secret stands in the file itself instead of a reference to it"),
    CONFIG_MANIFEST_ENTRY(WARNING, "an entry of a local manifest cannot be used as it stands; the others are"),
    CONFIG_NO_EFFECT(WARNING, "a key or value that changes nothing where it stands");

    private final Severity severity;
    private final String meaning;

    ConfigCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    public Severity severity() {
        return severity;
    }

    /** One sentence without a full stop. */
    public String meaning() {
        return meaning;
    }
}
