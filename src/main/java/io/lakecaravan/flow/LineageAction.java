package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.LineageEnd;
import io.lakecaravan.config.LineageName;
import io.lakecaravan.config.LineageRule;
import io.lakecaravan.lineage.LineageRules;
import io.lakecaravan.table.ColumnMatching;
import io.lakecaravan.table.Publication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The bean of the lineage-action Kamelet: the application's rules where there is one, then the Kamelet's own. */
public final class LineageAction implements CamelContextAware {
    private CamelContext context;
    private String rule = "";
    private String table = "";
    private String glob = "";
    private String fromSystem = "";
    private String fromName = "";
    private String fromServices = "";
    private String toSystem = "";
    private String toName = "";
    private String toServices = "";
    private LineageRules rules;

    @Override
    public void setCamelContext(CamelContext value) {
        context = value;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    public void setRule(String value) {
        rule = value;
    }

    public void setTable(String value) {
        table = value;
    }

    public void setGlob(String value) {
        glob = value;
    }

    public void setFromSystem(String value) {
        fromSystem = value;
    }

    /** @param value parts divided by commas, with placeholders */
    public void setFromName(String value) {
        fromName = value;
    }

    /** @param value {@code catalog=service}, divided by commas */
    public void setFromServices(String value) {
        fromServices = value;
    }

    public void setToSystem(String value) {
        toSystem = value;
    }

    /** @param value parts divided by commas, with placeholders */
    public void setToName(String value) {
        toName = value;
    }

    /** @param value {@code catalog=service}, divided by commas */
    public void setToServices(String value) {
        toServices = value;
    }

    public Publication trace(Publication publication) {
        return rules().apply(publication);
    }

    private synchronized LineageRules rules() {
        if (rules == null) {
            CaravanConfig application = context.getRegistry().findSingleByType(CaravanConfig.class);
            List<LineageRule> all = new ArrayList<>(application == null ? List.of() : application.lineage());
            Optional<LineageEnd> from = end(fromSystem, fromName, fromServices);
            Optional<LineageEnd> to = end(toSystem, toName, toServices);
            if (from.isPresent() || to.isPresent()) {
                all.add(new LineageRule(
                        rule,
                        Optional.empty(),
                        Optional.empty(),
                        given(table),
                        given(glob),
                        Optional.empty(),
                        from,
                        to,
                        ColumnMatching.DEFAULT,
                        ColumnMatching.DEFAULT,
                        ColumnMatching.BY_HOPS));
            }
            rules = new LineageRules(all);
        }
        return rules;
    }

    private Optional<LineageEnd> end(String system, String name, String services) {
        if (system.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Map<String, LineageName> named = new LinkedHashMap<>();
        Arrays.stream(services.split(","))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> named.put(pair[0].strip(), name(pair[1])));
        return Optional.of(new LineageEnd(
                system, Arrays.stream(name.split(",")).map(this::name).toList(), named));
    }

    private LineageName name(String text) {
        return LineageName.of(text.strip(), given(table));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
