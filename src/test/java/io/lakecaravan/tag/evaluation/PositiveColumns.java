package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Columns that hold something sensitive. Common kinds have more columns, as in real lakes. */
final class PositiveColumns {
    private static final int FEWEST_VALUES_OF_PROOF = 20;
    private static final int USUAL = 4;
    private static final Map<String, Integer> COLUMNS = columns();

    private PositiveColumns() {}

    private static Map<String, Integer> columns() {
        Map<String, Integer> columns = new LinkedHashMap<>();
        columns.put("email", 28);
        columns.put("phone", 34);
        columns.put("person-name", 28);
        columns.put("first-name", 18);
        columns.put("last-name", 18);
        columns.put("street-address", 22);
        columns.put("postal-code", 20);
        columns.put("city", 16);
        columns.put("country", 12);
        columns.put("date-of-birth", 20);
        columns.put("gender", 14);
        columns.put("ethnicity", 7);
        columns.put("salary", 12);
        columns.put("user-name", 12);
        columns.put("password", 10);
        columns.put("secret", 16);
        columns.put("url-credentials", 8);
        columns.put("text-with-pii", 10);
        columns.put("credit-card", 18);
        columns.put("iban", 20);
        columns.put("bic", 6);
        columns.put("bank-account", 10);
        columns.put("ip-address", 12);
        columns.put("mac-address", 7);
        columns.put("imei", 6);
        columns.put("coordinates", 12);
        columns.put("vehicle-id", 8);
        columns.put("licence-plate", 14);
        columns.put("passport", 12);
        columns.put("us-ssn", 10);
        columns.put("es-dni", 5);
        columns.put("it-codice-fiscale", 5);
        columns.put("fr-nir", 5);
        columns.put("br-cpf", 5);
        columns.put("in-aadhaar", 5);
        columns.put("uk-nhs", 5);
        columns.put("de-steuer-id", 5);
        for (String rare : List.of(
                "us-dea",
                "au-tfn",
                "au-medicare",
                "ro-cnp",
                "tr-kimlik",
                "mx-curp",
                "kr-rrn",
                "jp-my-number",
                "za-id",
                "ch-ahv",
                "pt-nif",
                "in-pan",
                "us-itin")) {
            columns.put(rare, 2);
        }
        return columns;
    }

    static List<LabelledColumn> all(long seed) {
        ColumnNames names = new ColumnNames();
        List<LabelledColumn> all = new ArrayList<>();
        byKind().forEach((kind, variants) -> {
            Draw draw = new Draw(seed ^ kind.hashCode());
            Collections.shuffle(variants, draw.random());
            int columns = COLUMNS.getOrDefault(kind, USUAL);
            for (int i = 0; i < columns; i++) {
                all.add(column(draw, names, variants.get(i % variants.size()), kind + "-" + (i + 1)));
            }
        });
        return all;
    }

    private static LabelledColumn column(Draw draw, ColumnNames names, Variant variant, String id) {
        Naming naming = draw.of(names.namings(variant));
        int fewest = naming == Naming.BARE ? FEWEST_VALUES_OF_PROOF : 1;
        String name = names.name(draw, variant, naming);
        SeenColumn seen = Filling.drawn(draw, fewest).column(draw, name, variant.values());
        return new LabelledColumn(id, seen, variant.kind(), variant.locale(), variant.format(), naming);
    }

    private static Map<String, List<Variant>> byKind() {
        Map<String, People> people = People.all();
        List<Variant> variants = new ArrayList<>();
        variants.addAll(new PersonalValues(people).variants());
        variants.addAll(new Places(people).variants());
        variants.addAll(PhoneNumbers.variants());
        variants.addAll(FinancialIds.variants());
        variants.addAll(Documents.variants());
        variants.addAll(Secrets.variants());
        variants.addAll(BritishAndAmericanIds.variants());
        variants.addAll(WesternEuropeanIds.variants());
        variants.addAll(NordicAndEasternIds.variants());
        Map<String, List<Variant>> byKind = new TreeMap<>();
        variants.forEach(variant -> byKind.computeIfAbsent(variant.kind(), kind -> new ArrayList<>())
                .add(variant));
        return byKind;
    }
}
