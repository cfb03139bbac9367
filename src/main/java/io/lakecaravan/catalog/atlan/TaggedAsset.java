package io.lakecaravan.catalog.atlan;

import io.lakecaravan.catalog.TagDecision;
import io.lakecaravan.catalog.TagDecision.Choice;
import io.lakecaravan.catalog.TellingNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table or a column of it with our tags.
 *
 * @param column its name; empty for the table
 * @param tags names that people see, by internal tag
 */
record TaggedAsset(String qualifiedName, List<String> column, Map<String, List<String>> tags) {
    TaggedAsset {
        column = List.copyOf(column);
    }

    /**
     * What people decided: tags that we set the last time and that do not stand there any more. Of a tag that the tenant
     * does not define any more nobody decided anything.
     *
     * @param last names that people see, of those we set
     * @param there the server's names
     */
    List<TagDecision> decisions(Set<String> last, Set<String> there, TenantKnowledge knowledge) {
        List<TagDecision> decisions = new ArrayList<>();
        TellingNames.of(tags).forEach((internal, telling) -> {
            boolean isRejected = !telling.isEmpty()
                    && telling.stream()
                            .allMatch(name -> last.contains(name)
                                    && TagBook.name(knowledge, name)
                                            .filter(known -> !there.contains(known))
                                            .isPresent());
            if (isRejected) {
                decisions.add(new TagDecision(column, internal, Choice.REJECTED));
            }
        });
        return decisions;
    }
}
