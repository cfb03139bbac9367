package io.lakecaravan.catalog.openmetadata.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What can be asked of a server: methods, paths and query parameters, as 1.12.6 lists them in the document it publishes
 * about itself, and what the contract says came later. A server ignores a parameter that it does not know, and the client
 * would never learn that it asked for nothing.
 */
final class Endpoints {
    /** Contract §5 and §9: rows of containers, from 2.0 on. */
    private static final Stream<String> LATER =
            Stream.of("GET\t/v1/containers/{id}/sampleData\t", "PUT\t/v1/containers/{id}/sampleData\t");

    private static final List<Endpoint> ALL = read();

    private Endpoints() {}

    private record Endpoint(String method, List<String> path, Set<String> parameters) {
        static Endpoint parse(String line) {
            String[] cells = line.split("\t", -1);
            return new Endpoint(
                    cells[0],
                    List.of(cells[1].substring("/v1/".length()).split("/", -1)),
                    Set.of(cells[2].split(",", -1)));
        }

        boolean takes(Request request) {
            if (!request.is(method) || request.path().size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                boolean any = path.get(i).startsWith("{");
                if (!any && !path.get(i).equals(request.path().get(i))) {
                    return false;
                }
            }
            return parameters.containsAll(request.query().values().keySet());
        }
    }

    private static List<Endpoint> read() {
        try (InputStream in = Endpoints.class.getResourceAsStream("/openmetadata-endpoints/1.12.6.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.concat(text.lines().filter(line -> !line.startsWith("#")), LATER)
                    .map(Endpoint::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the request; empty where a server has such an endpoint with these parameters. */
    static Optional<String> problem(Request request) {
        return ALL.stream().anyMatch(endpoint -> endpoint.takes(request))
                ? Optional.empty()
                : Optional.of(request.method() + " " + String.join("/", request.path()) + " with "
                        + new TreeSet<>(request.query().values().keySet()) + " is in no server's document");
    }
}
