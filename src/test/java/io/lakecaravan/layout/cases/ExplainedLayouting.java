package io.lakecaravan.layout.cases;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.layout.ExplainedKey;
import io.lakecaravan.layout.ExplainedTable;
import io.lakecaravan.layout.Explainer;
import io.lakecaravan.schema.TypeText;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What {@code explain} says. */
final class ExplainedLayouting implements Layouting {
    @Override
    public Answer layout(
            SourceConfig source, List<LakeObject> objects, Function<LakeObject, List<Fragment>> contents) {
        Explainer explainer = new Explainer(source, LayoutCase.BUCKET, contents);
        objects.forEach(explainer::add);
        explainer.finish();
        Map<ExplainedTable, Set<String>> members = new IdentityHashMap<>();
        explainer.tables().forEach(table -> members.put(table, new HashSet<>()));
        Map<String, String> skipped = new TreeMap<>();
        for (LakeObject object : objects) {
            ExplainedKey key = explainer.key(object);
            key.table().ifPresent(table -> members.get(table).add(object.key()));
            key.skipped().ifPresent(reason -> skipped.put(object.key(), reason.text()));
        }
        return new Answer(
                members.entrySet().stream()
                        .map(each -> found(each.getKey(), each.getValue()))
                        .toList(),
                skipped);
    }

    private static FoundTable found(ExplainedTable table, Set<String> keys) {
        return new FoundTable(
                table.root(),
                table.name(),
                table.format(),
                table.partitionKeys().stream()
                        .map(key -> new PartitionKey(key.name(), TypeText.display(key.type())))
                        .toList(),
                keys,
                table.grounds().confidence());
    }
}
