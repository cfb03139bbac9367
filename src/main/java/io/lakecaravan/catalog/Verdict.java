package io.lakecaravan.catalog;

/** A decision with what a person can do about it. */
public record Verdict(Decision decision, String fix) {}
