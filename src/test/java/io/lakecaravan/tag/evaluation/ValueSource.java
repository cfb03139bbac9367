package io.lakecaravan.tag.evaluation;

/** Draws values of one kind in one format. */
@FunctionalInterface
interface ValueSource {
    String draw(Draw draw);
}
