package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_EMPTY;
import static io.lakecaravan.config.ConfigCode.CONFIG_YAML_SYNTAX;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML 1.2 as a tree of nodes that know their line. No object is made from it, whatever its tags ask for. */
final class YamlText {
    static final int MOST_CHARACTERS = 1 << 20;
    static final int MOST_ALIASES = 50;
    static final int MOST_LEVELS = 50;

    private YamlText() {}

    /** The only document's root; empty when there is none, with a problem reported. */
    static Optional<Node> root(String text, Reading reading) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MOST_CHARACTERS)
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try {
            if (isTooDeep(text, settings, reading)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty() || root.get().getTag().equals(Tag.NULL)) {
                reading.report(
                        0,
                        "",
                        CONFIG_EMPTY,
                        "the file holds no configuration. 'caravan init --config FILE' writes a commented one to start"
                                + " from");
                return Optional.empty();
            }
            return root;
        } catch (YamlEngineException e) {
            reportSyntax(text, e, reading);
            return Optional.empty();
        }
    }

    /** Nodes are composed by recursion, so the depth is checked on the flat stream of events before. */
    private static boolean isTooDeep(String text, LoadSettings settings, Reading reading) {
        int level = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> level++;
                case MappingEnd, SequenceEnd -> level--;
                default -> {}
            }
            if (level > MOST_LEVELS) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                reading.report(
                        line, "", CONFIG_YAML_SYNTAX, "mappings and lists nest deeper than " + MOST_LEVELS + " levels");
                return true;
            }
        }
        return false;
    }

    /** The parser's words about structure name tokens, and no more of a value than its first character. */
    private static void reportSyntax(String text, YamlEngineException thrown, Reading reading) {
        if (thrown instanceof MarkedYamlEngineException marked) {
            Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
            String column =
                    mark.map(at -> "column " + (at.getColumn() + 1) + ": ").orElse("");
            String context = marked.getContext() == null ? "" : marked.getContext() + ", ";
            reading.report(
                    mark.map(at -> at.getLine() + 1).orElse(0),
                    "",
                    CONFIG_YAML_SYNTAX,
                    column + context + marked.getProblem() + hint(text, mark));
        } else if (thrown instanceof ReaderException reader) {
            int line = (int) text.codePoints()
                            .limit(reader.getPosition())
                            .filter(character -> character == '\n')
                            .count()
                    + 1;
            reading.report(
                    line,
                    "",
                    CONFIG_YAML_SYNTAX,
                    "the character U+" + Integer.toHexString(reader.getCodePoint()) + " may not stand in YAML");
        } else {
            boolean aliases = String.valueOf(thrown.getMessage()).contains("aliases");
            String most = aliases ? MOST_ALIASES + " aliases of mappings and lists" : MOST_CHARACTERS + " characters";
            reading.report(0, "", CONFIG_YAML_SYNTAX, "the text has more than " + most);
        }
    }

    private static String hint(String text, Optional<Mark> mark) {
        String line = mark.map(at -> text.lines().skip(at.getLine()).findFirst().orElse(""))
                .orElse("");
        if (line.contains(": *") || line.contains("- *") || line.contains("[*")) {
            return ". A pattern that starts with '*' must stand in quotes";
        }
        return "";
    }
}
