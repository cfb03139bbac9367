package io.lakecaravan.catalog.atlan;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.util.List;
import java.util.Optional;

/** Finds our custom metadata set, or creates it where it is missing. A second one is never made. */
final class MetadataBook {
    private static final int MOST_TRIES = 4;
    /** Other nodes see a new type late (contract, section 5). */
    static final int LOOKS = 3;

    private final Talk talk;
    private final String connection;
    private int tries;
    /** How often to look whether a definition stands whose answer was lost, before it is sent again. */
    private int looks;

    private MetadataBook(Talk talk, String connection) {
        this.talk = talk;
        this.connection = connection;
    }

    static void require(Talk talk, String connection) {
        if (talk.settings.metadata() == AtlanSettings.Metadata.ON
                && talk.knowledge.metadata().isEmpty()) {
            new MetadataBook(talk, connection).read();
        }
    }

    private void read() {
        talk.now(new Turn(MetadataSet.request(), reply -> {
            Optional<MetadataSet> found = MetadataSet.in(
                    reply.require("the custom metadata cannot be read").json());
            if (found.isPresent()) {
                known(found.get());
            } else if (looks > 1) {
                looks--;
                talk.rest();
                read();
            } else if (talk.settings.isPlan()) {
                talk.changes.add("create custom-metadata " + TableFacts.SET.replace(' ', '-'));
                talk.knowledge.metadata(MetadataSet.NONE);
            } else if (tries++ < MOST_TRIES) {
                define();
            } else {
                talk.findings.add(Finding.of(
                        FindingCode.CATALOG_ATTRIBUTE_UNKNOWN,
                        "",
                        TableFacts.SET,
                        "the custom metadata set " + TableFacts.SET + " was defined and the tenant does not show it, so"
                                + " it was left out of all tables; the next run looks again"));
                talk.knowledge.metadata(MetadataSet.NONE);
            }
        }));
    }

    /** What the set lacks would be dropped without a word (contract, section 8). */
    private void known(MetadataSet set) {
        talk.goOn();
        talk.knowledge.metadata(set);
        List<String> lacking = TableFacts.ATTRIBUTES.keySet().stream()
                .filter(each -> !set.attributes().containsKey(each))
                .toList();
        if (!lacking.isEmpty()) {
            talk.findings.add(Finding.of(
                    FindingCode.CATALOG_ATTRIBUTE_UNKNOWN,
                    "",
                    TableFacts.SET,
                    "the custom metadata set " + TableFacts.SET + " has no attribute " + String.join(", ", lacking)
                            + ", so it was left out of all tables; add it there, or delete the set and the next run"
                            + " defines it anew"));
        }
    }

    private void define() {
        talk.now(new Turn(
                AtlanRequest.define(MetadataSet.definition(connection)),
                reply -> {
                    // Another node may not show it yet, and would define a second one: the answer itself has the names.
                    Optional<MetadataSet> made = reply.isTaken() ? MetadataSet.in(reply.json()) : Optional.empty();
                    if (made.isPresent()) {
                        known(made.get());
                    } else if (reply.isTaken() || reply.status() == 409 || reply.status() >= 500) {
                        readLater();
                    } else {
                        throw reply.refusal("cannot create the custom metadata set " + TableFacts.SET
                                + "; give the token the right, or write catalogs.atlan.custom-metadata: false");
                    }
                },
                this::readLater));
    }

    private void readLater() {
        looks = LOOKS;
        talk.rest();
        read();
    }
}
