package io.lakecaravan.tag.detect;

import io.lakecaravan.tag.detect.kind.Kind;
import java.util.List;

/** Numbers that serve several ends: in Brazil the tax number is the national one, and a column may say either. */
final class Relatives {
    private static final List<Kind> IDENTITY = List.of(Kind.NATIONAL_ID, Kind.TAX_ID, Kind.HEALTH_ID);

    private Relatives() {}

    /** Kinds whose detectors also speak for this one when its name is clear. */
    static List<Kind> of(Kind kind) {
        return switch (kind) {
            case NATIONAL_ID, TAX_ID, HEALTH_ID ->
                IDENTITY.stream().filter(other -> other != kind).toList();
            case GIVEN_NAME, FAMILY_NAME -> List.of(Kind.PERSON_NAME);
            default -> List.of();
        };
    }
}
