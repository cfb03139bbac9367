package io.lakecaravan.catalog.atlan.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code atlan/types.txt}, whose head describes the form. */
final class ModelFile {
    private final boolean withNewer;
    private final Map<String, Set<String>> supertypes = new LinkedHashMap<>();
    private final Map<String, List<Attribute>> attributes = new LinkedHashMap<>();
    private final List<LinkType> links = new ArrayList<>();
    private String current = "";

    private ModelFile(boolean withNewer) {
        this.withNewer = withNewer;
    }

    static Model read(StubAtlanSettings settings) {
        ModelFile file = new ModelFile(!settings.has(Variant.OLD_TENANT));
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(file::line);
        return file.model();
    }

    private static String text() {
        try (InputStream in = ModelFile.class.getResourceAsStream("/atlan/types.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        List<String> words = Arrays.asList(line.strip().split("\\s+"));
        if (words.get(0).equals("type")) {
            current = bare(words.get(1));
            if (words.get(1).endsWith("+") && !withNewer) {
                current = "";
                return;
            }
            supertypes.put(current, new LinkedHashSet<>(words.subList(Math.min(3, words.size()), words.size())));
            attributes.put(current, new ArrayList<>());
        } else if (words.get(0).equals("link")) {
            link(words);
        } else if (!current.isEmpty()) {
            Kind kind = Kind.named(words.get(0));
            words.subList(1, words.size()).stream()
                    .map(word -> attribute(kind, word))
                    .filter(found -> withNewer || !found.newer())
                    .forEach(attributes.get(current)::add);
        }
    }

    private Attribute attribute(Kind kind, String word) {
        return new Attribute(bare(word), current, kind, word.contains("!"), word.contains("@"), word.contains("+"));
    }

    private void link(List<String> words) {
        boolean contains = words.get(3).equals(">");
        LinkType link = new LinkType(
                bare(words.get(1)),
                end(words.get(2)),
                end(words.get(contains ? 4 : 3)),
                contains,
                words.get(1).endsWith("+"));
        if (withNewer || !link.newer()) {
            links.add(link);
        }
    }

    private static LinkType.End end(String word) {
        String[] parts = bare(word).split("\\.", 2);
        return new LinkType.End(parts[0], parts[1], word.endsWith("*"));
    }

    private static String bare(String word) {
        return word.replaceAll("[!@+*]", "");
    }

    private Model model() {
        Map<String, EntityType> types = new TreeMap<>();
        for (String name : supertypes.keySet()) {
            Set<String> ancestors = new LinkedHashSet<>();
            collect(name, ancestors);
            Map<String, Attribute> all = new TreeMap<>();
            // The nearest declaration wins: ancestors are in order from the type upwards.
            ancestors.forEach(type -> attributes.get(type).forEach(one -> all.putIfAbsent(one.name(), one)));
            Map<String, LinkEnd> ends = new TreeMap<>();
            for (LinkType link : links) {
                if (ancestors.contains(link.left().type())) {
                    ends.put(link.left().name(), new LinkEnd(link, true));
                }
                if (ancestors.contains(link.right().type())) {
                    ends.put(link.right().name(), new LinkEnd(link, false));
                }
            }
            types.put(name, new EntityType(name, supertypes.get(name), ancestors, all, ends));
        }
        return new Model(types);
    }

    private void collect(String name, Set<String> into) {
        into.add(name);
        supertypes.get(name).forEach(parent -> collect(parent, into));
    }
}
