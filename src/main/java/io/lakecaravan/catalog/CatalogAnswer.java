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
 */
public record CatalogAnswer(
        String entity,
        Effect effect,
        JsonNode base,
        Optional<String> sampleVersion,
        List<Finding> findings,
        List<String> changes,
        List<TagDecision> decisions) {
    public CatalogAnswer {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
        decisions = List.copyOf(decisions);
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
}
