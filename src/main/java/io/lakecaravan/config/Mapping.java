package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_DUPLICATE_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_LITERAL_SECRET;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_VALUE;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNKNOWN_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_UNRESOLVED_REFERENCE;
import static io.lakecaravan.config.ConfigCode.CONFIG_WRONG_TYPE;
import static io.lakecaravan.config.ConfigCode.CONFIG_YAML_TAG;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the file, checked against its section when it is made. Every method reports what is wrong and then goes
 * on, so that one pass finds all problems; what it gives after a problem is only good for going on.
 */
final class Mapping {
    private static final Pattern REFERENCE_WITH_DEFAULT =
            Pattern.compile("\\{\\{(?:(?:env|sys):[^:{}]+|(?!(?:env|sys|file|aws|service):)[^:{}]+):[^{}]+}}");
    private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

    private final Reading reading;
    private final Section section;
    private final String path;
    private final int line;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    /** Whether something else stood where the mapping belongs: then nothing more is said about its keys. */
    private boolean broken;

    private Mapping(Reading reading, Section section, String path, int line) {
        this.reading = reading;
        this.section = section;
        this.path = path;
        this.line = line;
    }

    /** A node that should be a mapping. Nothing at all is a mapping without keys. */
    static Mapping of(Node node, Section section, String path, Reading reading) {
        Mapping mapping = new Mapping(reading, section, path, Reading.line(node));
        if (node instanceof MappingNode found) {
            mapping.addAll(found);
        } else if (!isNothing(node)) {
            mapping.broken = true;
            mapping.wrongType(node, path, "a mapping with some of the keys " + String.join(", ", section.names()));
        }
        return mapping;
    }

    private void addAll(MappingNode node) {
        for (NodeTuple tuple : node.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int at = Reading.line(tuple.getKeyNode());
            if (entries.containsKey(name)) {
                String first = "line " + Reading.line(entries.get(name));
                reading.report(
                        at, child(name), CONFIG_DUPLICATE_KEY, "the key stands here and in " + first + ". Keep one");
            } else if (section.find(name).isEmpty()) {
                reading.report(
                        at,
                        child(name),
                        CONFIG_UNKNOWN_KEY,
                        "unknown key. Known: " + String.join(", ", section.names()) + "."
                                + Spelling.hint(name, section.names()));
            } else {
                entries.put(name, tuple.getValueNode());
            }
        }
    }

    int line() {
        return line;
    }

    String path() {
        return path;
    }

    Reading reading() {
        return reading;
    }

    boolean has(String key) {
        return entries.containsKey(key) && !isNothing(entries.get(key));
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    int line(String key) {
        return node(key).map(Reading::line).orElse(line);
    }

    void report(String key, ConfigCode code, String message) {
        if (!broken) {
            reading.report(line(key), key.isEmpty() ? path : child(key), code, message);
        }
    }

    /** The value of a key; empty when it is absent or wrong. */
    <T> Optional<T> optional(String key, ValueParser<T> parser) {
        section.key(key);
        return node(key).flatMap(node -> value(node, child(key), parser));
    }

    /** The value of a key, or of the fallback that the section names. */
    <T> T fallback(String key, ValueParser<T> parser) {
        String fallback = section.key(key).fallback().orElseThrow();
        return optional(key, parser).orElseGet(() -> parser.parse(fallback));
    }

    /** The value of a key that must be there; empty after a problem. */
    <T> Optional<T> required(String key, ValueParser<T> parser) {
        if (node(key).isEmpty()) {
            missing(key);
        }
        return optional(key, parser);
    }

    void missing(String key) {
        String meaning = section.key(key).meaning().replace("`", "").replaceFirst("\\.$", "");
        boolean acronym = Character.isUpperCase(meaning.charAt(1));
        String sentence = acronym ? meaning : meaning.substring(0, 1).toLowerCase(Locale.ROOT) + meaning.substring(1);
        if (!broken) {
            reading.report(line, child(key), CONFIG_MISSING_KEY, "is needed: " + sentence);
        }
    }

    /** A text that no message shows, and that should be a reference. */
    Optional<String> secret(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof ScalarNode scalar && !isNothing(scalar)) {
            String raw = scalar.getValue();
            if (!raw.contains("{{") || REFERENCE_WITH_DEFAULT.matcher(raw).find()) {
                report(
                        key,
                        CONFIG_LITERAL_SECRET,
                        "the secret stands in the file. Refer to it: \"{{env:NAME}}\", \"{{file:PATH}}\" or"
                                + " \"{{aws:SECRET}}\"");
            }
        }
        return node.flatMap(found -> text(found, child(key))).filter(value -> {
            if (value.isBlank()) {
                report(key, CONFIG_MISSING_VALUE, "the secret is empty");
            }
            return !value.isBlank();
        });
    }

    /** The values of a list. One value alone is a list of one. */
    <T> List<T> list(String key, ValueParser<T> parser) {
        section.key(key);
        List<T> values = new ArrayList<>();
        for (Item item : items(key)) {
            value(item.node(), item.path(), parser).ifPresent(values::add);
        }
        return values;
    }

    /** As {@link #optional}, for a value that may hold a password: a problem does not show it. */
    <T> Optional<T> secretly(String key, ValueParser<T> parser) {
        return optional(key, text -> {
                    try {
                        return Optional.of(parser.parse(text));
                    } catch (BadValueException e) {
                        report(key, e.code(), "the value " + e.getMessage());
                        return Optional.<T>empty();
                    }
                })
                .flatMap(found -> found);
    }

    /** The nodes of a list whose entries are not read. */
    List<Node> freeList(String key) {
        section.key(key);
        return items(key).stream().map(Item::node).toList();
    }

    Mapping mapping(String key, Section inner) {
        return node(key)
                .map(node -> of(node, inner, child(key), reading))
                .orElseGet(() -> new Mapping(reading, inner, child(key), line));
    }

    /** The mappings of a list, numbered from 0 in their paths. */
    List<Mapping> mappings(String key, Section inner) {
        Optional<Node> node = node(key).filter(found -> !isNothing(found));
        if (node.isPresent() && !(node.get() instanceof SequenceNode)) {
            wrongType(node.get(), child(key), "a list; put '- ' before its first key");
            return List.of();
        }
        return items(key).stream()
                .map(item -> of(item.node(), inner, item.path(), reading))
                .toList();
    }

    /** Keys and values of a mapping whose keys are free, in the order of the file. */
    Map<String, Node> freeEntries(String key) {
        Node node = entries.get(key);
        Map<String, Node> found = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (found.putIfAbsent(name, tuple.getValueNode()) != null) {
                    reading.report(
                            Reading.line(tuple.getKeyNode()),
                            child(key) + "." + name,
                            CONFIG_DUPLICATE_KEY,
                            "the key stands here and in line " + Reading.line(found.get(name)) + ". Keep one");
                }
            }
        } else if (node != null && !isNothing(node)) {
            wrongType(node, child(key), "a mapping");
        }
        return found;
    }

    /** One value, wherever it stands. */
    <T> Optional<T> value(Node node, String at, ValueParser<T> parser) {
        Optional<String> text = text(node, at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text.get()));
        } catch (BadValueException e) {
            String raw = ((ScalarNode) node).getValue();
            String shown = raw.isEmpty() ? "the empty text" : Reading.quoted(raw);
            String resolved = raw.contains("{{") ? ", with its references replaced, " : " ";
            reading.report(Reading.line(node), at, e.code(), shown + resolved + e.getMessage());
            return Optional.empty();
        }
    }

    /** A text that is the key of one of our entries: a problem stands at our line. */
    <T> Optional<T> value(String text, String key, ValueParser<T> parser) {
        try {
            return Optional.of(parser.parse(text));
        } catch (BadValueException e) {
            report(key, e.code(), Reading.quoted(text) + " " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> text(Node node, String at) {
        if (!(node instanceof ScalarNode scalar)) {
            wrongType(node, at, "one value");
            return Optional.empty();
        }
        if (isNothing(scalar)) {
            reading.report(Reading.line(node), at, CONFIG_MISSING_VALUE, "has no value. Write one or take the key out");
            return Optional.empty();
        }
        if (!PLAIN_TAGS.contains(scalar.getTag())) {
            reading.report(
                    Reading.line(node), at, CONFIG_YAML_TAG, "YAML tags are not read here. Write the value without");
            return Optional.empty();
        }
        try {
            return Optional.of(reading.resolve(scalar.getValue()));
        } catch (UnresolvedReferenceException e) {
            reading.report(Reading.line(node), at, CONFIG_UNRESOLVED_REFERENCE, e.getMessage());
            return Optional.empty();
        }
    }

    private record Item(Node node, String path) {}

    private List<Item> items(String key) {
        Node node = entries.get(key);
        List<Item> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                items.add(new Item(element, child(key) + "[" + items.size() + "]"));
            }
        } else if (node instanceof MappingNode) {
            wrongType(node, child(key), "a list");
        } else if (node != null && !isNothing(node)) {
            items.add(new Item(node, child(key)));
        }
        return items;
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private void wrongType(Node node, String at, String wanted) {
        String found =
                node instanceof MappingNode ? "a mapping" : node instanceof SequenceNode ? "a list" : "one value";
        String hint = isBareReference(node) ? ". A reference must stand in quotes: \"{{env:NAME}}\"" : "";
        reading.report(Reading.line(node), at, CONFIG_WRONG_TYPE, "found " + found + ", needed is " + wanted + hint);
    }

    /** Without quotes, {@code {{env:NAME}}} is a mapping whose only key is a mapping. */
    private static boolean isBareReference(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().get(0).getKeyNode() instanceof MappingNode;
    }
}
