package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.table.Publication;
import io.lakecaravan.tag.StoreFacts;
import io.lakecaravan.tag.Tagging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The bean of the tag-action Kamelet: the application's rules where there is one, then the Kamelet's own. */
public final class TagAction implements CamelContextAware {
    private CamelContext context;
    private String tags = "";
    private String glob = "";
    private String table = "";
    private String column = "";
    private Optional<Tagging> tagging = Optional.empty();

    @Override
    public void setCamelContext(CamelContext value) {
        context = value;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    public void setTags(String value) {
        tags = value;
    }

    public void setGlob(String value) {
        glob = value;
    }

    public void setTable(String value) {
        table = value;
    }

    public void setColumn(String value) {
        column = value;
    }

    public Publication tag(Publication publication) {
        AskedFacts.OfRuns asked = context.getRegistry().findSingleByType(AskedFacts.OfRuns.class);
        StoreFacts facts = asked == null
                ? StoreFacts.NONE
                : asked.of(publication.run(), publication.table().source());
        return tagging().tag(publication, facts, Instant.now());
    }

    /** Made of the first message: neither configuration nor parameters change. */
    private synchronized Tagging tagging() {
        if (tagging.isEmpty()) {
            CaravanConfig application = context.getRegistry().findSingleByType(CaravanConfig.class);
            TagConfig configured = application == null ? TagConfig.NONE : application.tags();
            List<TagConfig.Rule> rules = new ArrayList<>(configured.rules());
            if (!tags.isBlank()) {
                rules.add(own());
            }
            tagging = Optional.of(new Tagging(configured.withRules(rules)));
        }
        return tagging.get();
    }

    private TagConfig.Rule own() {
        return new TagConfig.Rule(
                given(glob),
                given(table),
                given(column),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Arrays.stream(tags.split(",")).map(String::strip).toList());
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
