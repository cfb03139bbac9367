package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether what a server shows is what it was sent: servers rewrite numbers, leave out what is empty, and add members. */
final class Same {
    private Same() {}

    static boolean values(JsonNode there, JsonNode ours) {
        if (isNothing(there) || isNothing(ours)) {
            return isNothing(there) && isNothing(ours);
        }
        if (there.isNumber() && ours.isNumber()) {
            return there.doubleValue() == ours.doubleValue();
        }
        if (ours.isArray()) {
            if (there.size() != ours.size()) {
                return false;
            }
            for (int i = 0; i < ours.size(); i++) {
                if (!values(there.get(i), ours.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (ours.isObject()) {
            // A member that the server added is no difference.
            return ours.properties().stream()
                    .allMatch(member -> values(there.path(member.getKey()), member.getValue()));
        }
        return there.asText().equals(ours.asText());
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isEmpty());
    }
}
