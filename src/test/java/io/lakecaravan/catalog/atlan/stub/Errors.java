package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The errors of contract §9 and §12. {@code entity} is the guid or placeholder that an error names, empty for none. */
final class Errors {
    private Errors() {}

    static Refusal of(int status, String code, String message) {
        return of(status, code, message, "");
    }

    /** Contract §9: "names the offending entity of the request (placeholder or real)". */
    static Refusal of(int status, String code, String message, String entity) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("errorCode", code).put("errorMessage", message);
        if (!entity.isEmpty()) {
            body.put("entityGuid", entity);
        }
        return new Refusal(Answer.json(status, body), code + " " + message);
    }

    static Refusal invalidParameters(String message) {
        return of(400, "ATLAS-400-00-01A", "invalid parameters: " + message);
    }

    static Refusal badRequest(String message) {
        return of(400, "ATLAS-400-00-029", message);
    }

    /** Contract §12 check 6. */
    static Refusal unknownType(String type, String entity) {
        return of(400, "ATLAS-400-00-014", "Type ENTITY with name " + type + " does not exist", entity);
    }

    /** Contract §12 check 13. */
    static Refusal badObjectId(String found, String entity) {
        return of(400, "ATLAS-400-00-021", "ObjectId is not valid " + found, entity);
    }

    /** Validation is a 404 (contract §9); what is invalid is the caller's rule. */
    static Refusal invalid(String message, String entity) {
        return of(404, "ATLAS-404-00-007", "Invalid instance creation/updation parameters passed : " + message, entity);
    }

    /** Contract §12 check 10. */
    static Refusal missingReference(String found, String entity) {
        return of(404, "ATLAS-404-00-00A", "Referenced entity " + found + " is not found", entity);
    }

    /** Contract §9: "-005 guid". */
    static Refusal unknownGuid(String guid) {
        return of(404, "ATLAS-404-00-005", "Given instance guid " + guid + " is invalid/not found");
    }

    /** Contract §9: "-009 not found by name". */
    static Refusal unknownName(String type, String qualifiedName) {
        return of(
                404,
                "ATLAS-404-00-009",
                "Instance " + type + " with unique attribute {qualifiedName=" + qualifiedName + "} does not exist");
    }

    /** Contract §12 check 22. */
    static Refusal unknownTag(String name) {
        return of(404, "ATLAS-404-00-008", "Given classification " + name + " was invalid");
    }

    /** Contract §12 check 27. */
    static Refusal forbidden(Account account, String action) {
        return of(403, "ATLAS-403-00-001", account.name() + " is not authorized to perform " + action);
    }

    /** Not in the contract: what a path that is not there is answered with. */
    static Refusal noSuchPath(String path) {
        return of(404, "ATLAS-404-00-000", "HTTP 404 Not Found: " + path);
    }
}
