package io.lakecaravan.schema;

import io.lakecaravan.schema.LogicalType.Null;
import io.lakecaravan.schema.RenamedColumn.Sign;
import io.lakecaravan.schema.TypeMerge.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds columns that got another name: one is gone from the newer objects, the other is in none of the older. A field id
 * decides where both have one. Without, the names differ in case only; or type and place are the same and all objects have
 * one of the two, so that fields which some records merely lack are not taken for it.
 */
final class RenamedColumns {
    private static final Comparator<MergedColumn> BY_START =
            Comparator.comparing(column -> column.evidence().oldest().object());

    private final MergedSchema schema;
    private final Set<String> taken = new HashSet<>();

    private RenamedColumns(MergedSchema schema) {
        this.schema = schema;
    }

    /** In order of the old columns. A name may be the new one of one pair and the old one of the next. */
    static List<RenamedColumn> in(MergedSchema schema) {
        return new RenamedColumns(schema).find();
    }

    private List<RenamedColumn> find() {
        List<RenamedColumn> found = new ArrayList<>();
        List<MergedColumn> later = schema.columns().stream().sorted(BY_START).toList();
        for (MergedColumn before : schema.columns()) {
            for (MergedColumn after : later) {
                Optional<Sign> sign = taken.contains(after.column().name()) ? Optional.empty() : sign(before, after);
                if (sign.isPresent()) {
                    taken.add(after.column().name());
                    found.add(new RenamedColumn(before, after, sign.get()));
                    break;
                }
            }
        }
        return found;
    }

    private Optional<Sign> sign(MergedColumn before, MergedColumn after) {
        boolean follows = before.evidence().newest().object().compareTo(after.evidence().oldest().object()) < 0;
        if (!follows || !isLike(before.column().type(), after.column().type())) {
            return Optional.empty();
        }
        if (before.column().id().isPresent() && after.column().id().isPresent()) {
            return before.column().id().equals(after.column().id()) ? Optional.of(Sign.FIELD_ID) : Optional.empty();
        }
        String old = before.column().name().toLowerCase(Locale.ROOT);
        if (old.equals(after.column().name().toLowerCase(Locale.ROOT))) {
            return Optional.of(Sign.CASE);
        }
        boolean samePlace = before.evidence().newest().position()
                == after.evidence().oldest().position();
        boolean oneOfThem = before.files() + after.files() == schema.files();
        boolean sameType = before.column().type().equals(after.column().type())
                && !(before.column().type() instanceof Null);
        return samePlace && oneOfThem && sameType ? Optional.of(Sign.POSITION) : Optional.empty();
    }

    private static boolean isLike(LogicalType before, LogicalType after) {
        return TypeMerge.merge(before, after).loss() == Loss.NONE;
    }
}
