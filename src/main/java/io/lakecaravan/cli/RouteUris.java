package io.lakecaravan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The endpoints that a YAML route file names, with their lines. */
final class RouteUris {
    /** @param line from 1 */
    record Uri(String text, int line) {
        /** Empty where a placeholder or an expression decides. */
        String scheme() {
            int colon = text.indexOf(':');
            String scheme = colon < 0 ? text : text.substring(0, colon);
            return scheme.matches("[A-Za-z][A-Za-z0-9+.-]*") ? scheme : "";
        }
    }

    private static final Set<String> KEYS = Set.of("uri", "to", "toD", "from", "wireTap", "enrich", "pollEnrich");
    private static final int DEEPEST = 100;

    private final List<Uri> found = new ArrayList<>();

    private RouteUris() {}

    static List<Uri> of(Path file) throws IOException {
        RouteUris uris = new RouteUris();
        Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(Files.readString(file));
        root.ifPresent(node -> uris.walk(node, 0));
        return uris.found;
    }

    private void walk(Node node, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(each -> walk(each, depth + 1));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                boolean endpoint = member.getKeyNode() instanceof ScalarNode key && KEYS.contains(key.getValue());
                if (endpoint && member.getValueNode() instanceof ScalarNode value) {
                    int line =
                            value.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                    found.add(new Uri(value.getValue(), line));
                } else {
                    walk(member.getValueNode(), depth + 1);
                }
            }
        }
    }
}
