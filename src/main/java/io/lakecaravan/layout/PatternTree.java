package io.lakecaravan.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds by the pattern of a path what was put under it. Parts in braces that were put in stand for any folder's name; a
 * name that was put in as it is goes first.
 *
 * @param <V> what is found
 */
final class PatternTree<V> {
    /** What was found, and the names of folders that stood for a value, from the left. */
    record Found<V>(V value, List<String> names) {}

    private static final class Node<V> {
        private Map<String, Node<V>> names = Map.of();
        private Optional<Node<V>> any = Optional.empty();
        private Optional<V> value = Optional.empty();

        Node<V> name(String name) {
            if (names.isEmpty()) {
                names = new HashMap<>(2);
            }
            return names.computeIfAbsent(name, missing -> new Node<>());
        }

        Node<V> any() {
            if (any.isEmpty()) {
                any = Optional.of(new Node<>());
            }
            return any.orElseThrow();
        }
    }

    private final Node<V> root = new Node<>();

    /**
     * @param folder path as it lies
     * @param pattern the rest of the path; its folders in braces stand for any name
     */
    void put(String folder, String pattern, V value) {
        Node<V> node = root;
        for (String name : segments(folder)) {
            node = node.name(name);
        }
        List<String> rest = segments(pattern);
        for (int at = 0; at < rest.size(); at++) {
            node = isFolded(rest.get(at)) ? node.any() : node.name(rest.get(at));
        }
        node.value = Optional.of(value);
    }

    /** A level that the folders beside each other made a value, not its name alone. */
    private static boolean isFolded(String segment) {
        return segment.equals(SiblingFolders.ANY_FOLDER + "/");
    }

    Optional<Found<V>> find(String folder, String pattern) {
        List<String> path = new ArrayList<>(segments(folder));
        path.addAll(segments(pattern));
        return find(root, path, 0, new ArrayList<>());
    }

    private Optional<Found<V>> find(Node<V> node, List<String> path, int at, List<String> names) {
        if (at == path.size()) {
            return node.value.map(value -> new Found<>(value, List.copyOf(names)));
        }
        Node<V> named = node.names.get(path.get(at));
        if (named != null) {
            Optional<Found<V>> found = find(named, path, at + 1, names);
            if (found.isPresent()) {
                return found;
            }
        }
        if (node.any.isEmpty()) {
            return Optional.empty();
        }
        names.add(path.get(at));
        Optional<Found<V>> found = find(node.any.orElseThrow(), path, at + 1, names);
        names.remove(names.size() - 1);
        return found;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash + 1));
            start = slash + 1;
        }
        if (start < path.length()) {
            segments.add(path.substring(start));
        }
        return segments;
    }
}
