package io.lakecaravan.finding;

/** How bad a finding is. An {@link #ERROR} takes the object out of its table, a {@link #WARNING} leaves it in. */
public enum Severity {
    ERROR,
    WARNING
}
