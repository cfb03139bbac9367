package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.RenamedColumn.Sign;
import io.lakecaravan.schema.TypeMerge.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Finds columns that got another name: one is gone from the newer objects, the other is in none of the older. A field id
 * decides where both have one. Without, the names differ in case only; or type and place are the same and all objects have
 * one of the two, so that fields which some records merely lack are not taken for it.
 */
final class RenamedColumns {
    private static final Comparator<MergedColumn> BY_START =
            Comparator.comparing(column -> column.evidence().oldest().object());

    private final MergedSchema schema;
    private final Set<String> gone = new HashSet<>();
    private final Set<String> come = new HashSet<>();
    private final Map<String, RenamedColumn> found = new HashMap<>();

    private RenamedColumns(MergedSchema schema) {
        this.schema = schema;
    }

    /** In order of the old columns. A name may be the new one of one pair and the old one of the next. */
    static List<RenamedColumn> in(MergedSchema schema) {
        RenamedColumns renamed = new RenamedColumns(schema);
        renamed.find(
                Sign.FIELD_ID,
                column -> column.column().id().isPresent()
                        ? Optional.of(column.column().id())
                        : Optional.empty(),
                column -> column.column().id().isPresent()
                        ? Optional.of(column.column().id())
                        : Optional.empty(),
                (before, after) -> true);
        renamed.find(
                Sign.CASE,
                column -> Optional.of(folded(column)),
                column -> Optional.of(folded(column)),
                RenamedColumns::mayBeOne);
        renamed.find(
                Sign.POSITION,
                column -> Optional.of(column.evidence().newest().position()),
                column -> Optional.of(column.evidence().oldest().position()),
                renamed::isInItsPlace);
        return schema.columns().stream()
                .filter(column -> renamed.found.containsKey(column.column().name()))
                .map(column -> renamed.found.get(column.column().name()))
                .toList();
    }

    private static String folded(MergedColumn column) {
        return column.column().name().toLowerCase(Locale.ROOT);
    }

    /** Pairs each column that is gone with the first later one of the same key. */
    private void find(
            Sign sign,
            Function<MergedColumn, Optional<?>> oldKey,
            Function<MergedColumn, Optional<?>> newKey,
            BiPredicate<MergedColumn, MergedColumn> rule) {
        Map<Object, List<MergedColumn>> byKey = new HashMap<>();
        schema.columns().stream()
                .sorted(BY_START)
                .forEach(column -> newKey.apply(column)
                        .ifPresent(key -> byKey.computeIfAbsent(key, each -> new ArrayList<>())
                                .add(column)));
        for (MergedColumn before : schema.columns()) {
            boolean isThere = schema.newest()
                    .filter(before.evidence().newest().object()::equals)
                    .isPresent();
            if (isThere || gone.contains(before.column().name())) {
                continue;
            }
            oldKey.apply(before).map(byKey::get).stream()
                    .flatMap(List::stream)
                    .filter(after -> !come.contains(after.column().name()))
                    .filter(after -> follows(before, after) && isLike(before, after) && rule.test(before, after))
                    .findFirst()
                    .ifPresent(after -> {
                        gone.add(before.column().name());
                        come.add(after.column().name());
                        found.put(before.column().name(), new RenamedColumn(before, after, sign));
                    });
        }
    }

    private static boolean follows(MergedColumn before, MergedColumn after) {
        ObjectStamp last = before.evidence().newest().object();
        return last.compareTo(after.evidence().oldest().object()) < 0;
    }

    private static boolean isLike(MergedColumn before, MergedColumn after) {
        return TypeMerge.merge(before.column().type(), after.column().type()).loss() == Loss.NONE;
    }

    /** Two field ids that differ say that they are two. */
    private static boolean mayBeOne(MergedColumn before, MergedColumn after) {
        return before.column().id().isEmpty()
                || after.column().id().isEmpty()
                || before.column().id().equals(after.column().id());
    }

    private boolean isInItsPlace(MergedColumn before, MergedColumn after) {
        return mayBeOne(before, after)
                && before.files() + after.files() == schema.files()
                && before.column().type().equals(after.column().type())
                && !(before.column().type() instanceof Null);
    }
}
