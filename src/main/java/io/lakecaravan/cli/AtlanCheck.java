package io.lakecaravan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.atlan.AtlanErrors;
import io.lakecaravan.catalog.atlan.TenantQuestions;
import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CatalogConfig;
import io.lakecaravan.config.LineageEnd;
import io.lakecaravan.config.LineageName;
import io.lakecaravan.config.LineageRule;
import io.lakecaravan.config.SourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether an Atlan tenant can be used: the token, the connections of our assets, and those that lineage leads from and to,
 * which a token without a persona does not see, without any error.
 */
final class AtlanCheck {
    /** One exchange with the tenant. */
    interface Asking {
        CatalogCheck.Answer ask(String method, String path, String body) throws Exception;
    }

    private final CaravanConfig config;
    private final CatalogConfig.Atlan tenant;
    private final Asking tenantAsked;

    AtlanCheck(CaravanConfig config, CatalogConfig.Atlan tenant, Asking asking) {
        this.config = config;
        this.tenant = tenant;
        this.tenantAsked = asking;
    }

    Checked check() throws Exception {
        CatalogCheck.Answer who = tenantAsked.ask("GET", TenantQuestions.WHO_AM_I, "");
        if (who.failure().isPresent()) {
            return failed(
                    tenant.url() + " is not reached: " + who.failure().get(),
                    "Check catalogs.atlan.url, tls and proxy.");
        }
        if (who.status() == 401 || who.status() == 403) {
            return failed(
                    tenant.url() + "; the token is refused: it answers " + who.status(),
                    sentence(AtlanErrors.decide(who.status(), who.body()).fix()));
        }
        if (who.status() != 200 || who.json().isEmpty()) {
            return failed(
                    tenant.url() + " is no Atlan tenant: it answers " + who.status(),
                    "The url is the tenant's address without a path, for example https://tenant.atlan.com; a proxy may"
                            + " answer in its place.");
        }
        List<String> told = new ArrayList<>();
        for (String connection : own()) {
            CatalogCheck.Answer found = tenantAsked.ask("GET", TenantQuestions.connection(connection), "");
            Optional<Checked> problem = own(connection, found, told);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        for (String connection : others()) {
            if (!isVisible(connection)) {
                return failed(
                        tenant.url() + "; the token is good; it does not see the connection " + connection
                                + " that lineage names",
                        "Give the token a persona that may read that connection, or write its qualified name as Atlan"
                                + " shows it.");
            }
            told.add("sees " + connection);
        }
        return new Checked(
                "catalog",
                tenant.name(),
                tenant.url() + " is an Atlan tenant; the token is good; " + String.join(", ", told),
                Optional.empty());
    }

    private Set<String> own() {
        Set<String> names = new TreeSet<>();
        tenant.connection()
                .ifPresentOrElse(
                        names::add,
                        () -> config.sources().stream().map(SourceConfig::name).forEach(names::add));
        return names;
    }

    private Optional<Checked> own(String connection, CatalogCheck.Answer found, List<String> told) throws Exception {
        if (found.status() == 200) {
            told.add("connection " + connection + " is there");
            return Optional.empty();
        }
        if (found.status() == 403) {
            return Optional.of(failed(
                    tenant.url() + "; the token may not read the connection " + connection,
                    sentence(AtlanErrors.decide(403, found.body()).fix())));
        }
        int named = TenantQuestions.isQualified(connection) ? 0 : named(connection);
        if (named > 1) {
            return Optional.of(failed(
                    tenant.url() + "; several connections are called " + connection,
                    "Give the qualified name of one of them as catalogs.atlan.connection."));
        }
        if (TenantQuestions.isQualified(connection)) {
            return Optional.of(failed(
                    tenant.url() + "; there is no connection " + connection + ", or the token may not read it",
                    "Give catalogs.atlan.connection as Atlan shows it, or a name to create one by."));
        }
        told.add("connection " + connection + (named == 1 ? " is there" : " will be created"));
        return Optional.empty();
    }

    /** Those that lineage names, as far as they do not depend on the table. */
    private Set<String> others() {
        Set<String> names = new TreeSet<>();
        for (LineageRule rule : config.lineage()) {
            Stream.of(rule.from(), rule.to())
                    .flatMap(Optional::stream)
                    .map(this::service)
                    .flatMap(Optional::stream)
                    .filter(name -> name.placeholders().isEmpty())
                    .map(LineageName::text)
                    .forEach(names::add);
        }
        return names;
    }

    private Optional<LineageName> service(LineageEnd end) {
        return Optional.ofNullable(end.services().get(tenant.name()))
                .or(() -> Optional.ofNullable(end.services().get("atlan")));
    }

    private boolean isVisible(String connection) throws Exception {
        return TenantQuestions.isQualified(connection)
                ? tenantAsked
                                .ask("GET", TenantQuestions.connection(connection), "")
                                .status()
                        == 200
                : named(connection) > 0;
    }

    private int named(String name) throws Exception {
        JsonNode answer = tenantAsked
                .ask("POST", TenantQuestions.SEARCH, TenantQuestions.connectionsNamed(name))
                .json();
        return TenantQuestions.found(answer);
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private Checked failed(String found, String fix) {
        return new Checked("catalog", tenant.name(), found, Optional.of(fix));
    }
}
