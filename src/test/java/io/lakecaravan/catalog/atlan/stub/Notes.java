package io.lakecaravan.catalog.atlan.stub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the server does not tell its clients, and tests want to know. Used under the stub's lock. */
final class Notes {
    /** Names of attributes that were dropped silently, as {@code Type.attribute}. */
    final Set<String> dropped = new LinkedHashSet<>();

    /** Changes of other people's assets. */
    final List<String> violations = new ArrayList<>();

    /** What the token's writes did: {@code CREATE Table default/...}. */
    final List<String> changes = new ArrayList<>();

    /** What the contract advises against, and the server lets pass. */
    final Set<String> lapses = new LinkedHashSet<>();
}
