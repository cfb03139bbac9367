package io.lakecaravan.catalog.openmetadata.stub;

import java.util.Optional;

/** Whether deleted entities are shown, contract §12. */
enum Include {
    NON_DELETED,
    DELETED,
    ALL;

    /** Contract §12: "include: non-deleted (default) | deleted | all". */
    static Include of(Optional<String> text) {
        return switch (text.orElse("non-deleted")) {
            case "non-deleted" -> NON_DELETED;
            case "deleted" -> DELETED;
            case "all" -> ALL;
            default -> throw Errors.bad("query param include must be one of [all, deleted, non-deleted]");
        };
    }

    boolean shows(Entity entity) {
        return this == ALL || (this == DELETED) == entity.deleted;
    }
}
