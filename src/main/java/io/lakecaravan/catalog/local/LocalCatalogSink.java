package io.lakecaravan.catalog.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakecaravan.catalog.CatalogAnswer;
import io.lakecaravan.catalog.Effect;
import io.lakecaravan.catalog.Made;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The bean of the local-catalog-sink Kamelet. */
public final class LocalCatalogSink {
    private Path directory = Path.of("catalog");
    private Mode mode = Mode.PUBLISH;
    private LocalCatalog catalog;

    public void setDirectory(String value) {
        directory = Path.of(value);
    }

    public void setMode(Mode value) {
        mode = value;
    }

    /** @param body a {@link Publication} or its JSON */
    public CatalogAnswer publish(Object body) throws IOException {
        Publication publication = body instanceof Publication record
                ? record
                : RecordJson.mapper().readValue(String.valueOf(body), Publication.class);
        LocalFile file = catalog().render(publication);
        Path path = directory.resolve(file.path());
        List<String> changes = LocalChanges.between(
                publication.table().name(),
                Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty(),
                file.bytes());
        Effect effect = Effect.PLANNED;
        if (mode == Mode.PUBLISH) {
            effect = catalog().write(publication) == LocalCatalog.Written.WRITTEN ? Effect.WRITTEN : Effect.UNCHANGED;
        }
        CatalogAnswer answer = new CatalogAnswer(
                file.path(),
                effect,
                JsonNodeFactory.instance.objectNode(),
                publication.sample().isPresent()
                        ? publication.table().sampleObject().map(LakeObject::version)
                        : Optional.empty(),
                List.of(),
                changes);
        // Whatever lies in the catalog's folder for a table is ours.
        return answer.making(List.of(Made.table(
                Made.Origin.MADE, "tables", file.path(), "", publication.table().source())));
    }

    private synchronized LocalCatalog catalog() {
        if (catalog == null) {
            catalog = new LocalCatalog(directory);
        }
        return catalog;
    }
}
