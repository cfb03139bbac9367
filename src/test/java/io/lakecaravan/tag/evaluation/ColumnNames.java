package io.lakecaravan.tag.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What columns are called: words from a table, put together as programs, warehouses and spreadsheets do. */
final class ColumnNames {
    private final Map<String, List<String>> names = new TreeMap<>();

    ColumnNames() {
        for (List<String> line : TsvResource.lines("column-names.tsv")) {
            String key = key(line.get(0), Naming.valueOf(line.get(1).toUpperCase(Locale.ROOT)), line.get(2));
            if (names.put(key, List.of(line.get(3).split(","))) != null) {
                throw new IllegalStateException("column-names.tsv: " + key + " stands twice");
            }
        }
    }

    /** Which namings a column of this variant can have. Foreign ones follow the country of its values. */
    List<Naming> namings(Variant variant) {
        List<Naming> namings = new ArrayList<>();
        for (Naming naming : Naming.values()) {
            boolean allowed = naming != Naming.BARE || variant.proof() == Variant.Proof.VALUES;
            if (allowed && !words(variant, naming).isEmpty()) {
                namings.add(naming);
            }
        }
        return namings;
    }

    String name(Draw draw, Variant variant, Naming naming) {
        String words = draw.of(words(variant, naming));
        if (naming == Naming.TELLING && draw.chance(0.12)) {
            words = draw.word("customer client primary main cust current") + " " + words;
        }
        if (naming != Naming.BARE && naming != Naming.FOREIGN && draw.chance(0.05)) {
            words += " " + draw.between(1, 3);
        }
        return styled(draw, words);
    }

    private List<String> words(Variant variant, Naming naming) {
        String language = naming == Naming.FOREIGN ? variant.language() : "en";
        return Stream.of(variant.kind() + "/" + variant.format(), variant.kind())
                .map(key -> names.getOrDefault(key(key, naming, language), List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String key(String kind, Naming naming, String language) {
        return kind + " " + naming + " " + language;
    }

    static String styled(Draw draw, String words) {
        List<String> tokens = List.of(words.split(" "));
        return switch (draw.below(9)) {
            case 0, 1, 2 -> String.join("_", tokens);
            case 3, 4 -> camel(tokens);
            case 5, 6 -> String.join("_", tokens).toUpperCase(Locale.ROOT);
            case 7 -> tokens.stream().map(ColumnNames::capitalized).collect(Collectors.joining(" "));
            default -> draw.chance(0.5) ? String.join("-", tokens) : capitalized(camel(tokens));
        };
    }

    private static String camel(List<String> tokens) {
        return tokens.get(0)
                + tokens.stream().skip(1).map(ColumnNames::capitalized).collect(Collectors.joining());
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
