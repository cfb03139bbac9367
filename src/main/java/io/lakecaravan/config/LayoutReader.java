package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_MANIFEST;
import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;
import static io.lakecaravan.config.ConfigCode.CONFIG_MANIFEST_ENTRY;
import static io.lakecaravan.config.ConfigCode.CONFIG_MISSING_KEY;
import static io.lakecaravan.config.ConfigCode.CONFIG_NO_EFFECT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code layout:} and {@code manifest:} of a source. */
final class LayoutReader {
    private static final List<String> CATCH_ALL = LayoutPattern.MODES;

    private final Mapping source;
    private final List<String> layouts = new ArrayList<>();
    private Optional<Path> file;

    /** @param manifest empty where no local file is named, or where it cannot be used */
    record Layout(List<String> layouts, Manifest manifest) {}

    private LayoutReader(Mapping source) {
        this.source = source;
        this.file = source.optional("manifest", Parsers::existingFile);
    }

    static Layout read(Mapping source) {
        return new LayoutReader(source).read();
    }

    private Layout read() {
        boolean beside = file.isPresent();
        source.node("layout").filter(node -> !Mapping.isNothing(node)).ifPresent(this::layouts);
        if (layouts.isEmpty()) {
            layouts.add("auto");
        }
        if (beside && !layouts.contains(SourceConfig.MANIFEST) && !layouts.contains(SourceConfig.MANIFEST_FILE)) {
            layouts.add(0, SourceConfig.MANIFEST_FILE);
        }
        unreachable();
        return new Layout(layouts, file.map(this::manifest).orElse(Manifest.EMPTY));
    }

    private void layouts(Node node) {
        String path = source.path() + ".layout";
        if (node instanceof SequenceNode list) {
            for (int at = 0; at < list.getValue().size(); at++) {
                layout(list.getValue().get(at), path + "[" + at + "]");
            }
        } else {
            layout(node, path);
        }
    }

    private void layout(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            source.value(node, path, LayoutPattern::parse).ifPresent(layouts::add);
            return;
        }
        Mapping mapping = Mapping.of(node, Sections.LAYOUT_FILE, path, source.reading());
        if (file.isPresent() && mapping.has("manifest")) {
            mapping.report(
                    "manifest",
                    CONFIG_CONTRADICTION,
                    "a source has one local manifest, and this is a second. Keep one");
            return;
        }
        if (!mapping.has("manifest")) {
            mapping.report(
                    "", CONFIG_MISSING_KEY, "names no file. Write {manifest: FILE}, or manifest for the bucket's own");
        }
        file = mapping.optional("manifest", Parsers::existingFile);
        layouts.add(SourceConfig.MANIFEST_FILE);
    }

    /** What stands behind a layout that takes every object is never asked. */
    private void unreachable() {
        for (int at = 0; at + 1 < layouts.size(); at++) {
            if (CATCH_ALL.contains(layouts.get(at))) {
                source.report(
                        "layout",
                        CONFIG_NO_EFFECT,
                        layouts.get(at) + " takes every object, so what follows it is never asked. Put it last");
                return;
            }
        }
    }

    private Manifest manifest(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            Manifest manifest = ManifestReader.read(stream.readNBytes(ManifestReader.MOST_BYTES + 1));
            manifest.problems()
                    .forEach(problem ->
                            source.report("manifest", CONFIG_MANIFEST_ENTRY, "in " + path + ": " + problem.text()));
            return manifest;
        } catch (ManifestException e) {
            source.report("manifest", CONFIG_BAD_MANIFEST, "in " + path + ": " + e.getMessage());
        } catch (IOException e) {
            source.report(
                    "manifest",
                    CONFIG_BAD_MANIFEST,
                    "in " + path + ": the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        return Manifest.EMPTY;
    }
}
