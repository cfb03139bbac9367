package io.lakecaravan.catalog.atlan;

import java.util.Optional;

/** Finds our custom metadata set, or creates it where it is missing. A second one is never made. */
final class MetadataBook {
    private static final int MOST_TRIES = 4;

    private final Talk talk;
    private final String connection;
    private int tries;

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
                talk.goOn();
                talk.knowledge.metadata(found.get());
            } else if (talk.settings.isPlan()) {
                talk.changes.add("create custom-metadata " + TableFacts.SET.replace(' ', '-'));
                talk.knowledge.metadata(MetadataSet.NONE);
            } else if (tries++ < MOST_TRIES) {
                define();
            } else {
                talk.knowledge.metadata(MetadataSet.NONE);
            }
        }));
    }

    private void define() {
        talk.now(new Turn(
                AtlanRequest.define(MetadataSet.definition(connection)),
                reply -> {
                    if (reply.isTaken() || reply.status() == 409) {
                        read();
                    } else if (reply.status() >= 500) {
                        readLater();
                    } else {
                        throw reply.refusal("cannot create the custom metadata set " + TableFacts.SET
                                + "; give the token the right, or write catalogs.atlan.custom-metadata: false");
                    }
                },
                this::readLater));
    }

    private void readLater() {
        talk.rest();
        read();
    }
}
