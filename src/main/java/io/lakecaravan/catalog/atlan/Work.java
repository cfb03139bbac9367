package io.lakecaravan.catalog.atlan;

/** What one message is about: plans requests, phase by phase, and says at the end what came of it. */
interface Work {
    /** Plans the requests of the next phase, of which there may be none; false when there is nothing more to do. */
    boolean advance(Talk talk);

    /** Whether a refusal (403) of a write may pass, because the connection was just created. */
    boolean isFresh(Talk talk);

    /** What becomes the message. */
    Object answer(Talk talk);
}
