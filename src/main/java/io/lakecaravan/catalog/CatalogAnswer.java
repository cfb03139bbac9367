package io.lakecaravan.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * How a catalog took one table.
 *
 * @param entity the catalog's name of it
 * @param base what we wrote, for the next three-way merge; holds no value of any object
 * @param sampleVersion version of the object whose sample the catalog now has; empty when none was sent
 * @param changes one line each, for people: what was, or would be, changed
 * @param decisions what people decided there about our tags, as far as it is known, by column and tag
 * @param made what of the table, and of what it stands in, was created or found; what was not met is not named
 */
public record CatalogAnswer(
        String entity,
        Effect effect,
        JsonNode base,
        Optional<String> sampleVersion,
        List<Finding> findings,
        List<String> changes,
        List<TagDecision> decisions,
        List<Made> made) {
    public CatalogAnswer {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
        decisions = List.copyOf(decisions);
        made = List.copyOf(made);
    }

    /** Of a sink that does not tell what it made: nothing of it is ever removed. */
    public CatalogAnswer(
            String entity,
            Effect effect,
            JsonNode base,
            Optional<String> sampleVersion,
            List<Finding> findings,
            List<String> changes,
            List<TagDecision> decisions) {
        this(entity, effect, base, sampleVersion, findings, changes, decisions, List.of());
    }

    /** Of a catalog in which nobody decides about tags. */
    public CatalogAnswer(
            String entity,
            Effect effect,
            JsonNode base,
            Optional<String> sampleVersion,
            List<Finding> findings,
            List<String> changes) {
        this(entity, effect, base, sampleVersion, findings, changes, List.of());
    }

    /** The same answer with what was made or found. */
    public CatalogAnswer making(List<Made> others) {
        return new CatalogAnswer(entity, effect, base, sampleVersion, findings, changes, decisions, others);
    }
}
