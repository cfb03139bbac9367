package io.lakecaravan.catalog.openmetadata.stub;

import java.util.Locale;

/** The error answers of the server, one method per kind. */
final class Errors {
    private Errors() {}

    static Refusal of(int status, String message) {
        return new Refusal(Answer.error(status, message), message);
    }

    static Refusal bad(String message) {
        return of(400, message);
    }

    /** Observed §1: the words "query param" stand for body fields too. */
    static Refusal invalid(String field, String problem) {
        return bad("[query param " + field + " " + problem + "]");
    }

    /** Observed §2: "not marked as ignorable". */
    static Refusal unrecognized(String field, String javaClass, int known) {
        return bad("Unrecognized field \"" + field + "\" (class " + javaClass + "), not marked as ignorable (" + known
                + " known properties)");
    }

    /** Observed §1: "Cannot construct instance of", for an unknown enum value. */
    static Refusal enumeration(String javaClass, String found) {
        return bad("Cannot construct instance of `" + javaClass + "`, problem: " + found);
    }

    /** Contract §14: "missing entity, parent or tag". */
    static Refusal notFound(String type, String name) {
        return of(404, type + " instance for " + name + " not found");
    }

    /**
     * Contract §8: "404/405 on /bulk". Not in the contract: other paths answer a method they do not have in the same
     * way.
     */
    static Refusal notAllowed() {
        return of(405, "HTTP 405 Method Not Allowed");
    }

    /** Observed §1: "//tables → 404". Not in the contract: every other path that is not there answers so, too. */
    static Refusal noSuchPath() {
        return of(404, "HTTP 404 Not Found");
    }

    /** Observed §1: unhandled exceptions say nothing useful. */
    static Refusal unhandled() {
        String message = "An exception with message [null] was thrown while processing request.";
        return new Refusal(
                new Answer(
                        500,
                        "application/json",
                        "{\"code\":500,\"errorType\":\"UNHANDLED_SERVER_EXCEPTION\",\"message\":\"" + message + "\"}",
                        java.util.Map.of()),
                message);
    }

    /** Observed §1: "malformed JSON → 400 with a plain-text body". */
    static Refusal malformed(String why) {
        return new Refusal(Answer.text(400, "Unable to process JSON: " + why), why);
    }

    /** Observed §1: "Not Authorized! Token not present", "Not Authorized! Invalid token.". */
    static Refusal unauthorized(String why) {
        return of(401, "Not Authorized! " + why);
    }

    /** Observed §1: "user without rights". */
    static Refusal forbidden(String user, String operation) {
        return of(
                403,
                String.format(
                        Locale.ROOT,
                        "Principal: CatalogPrincipal{name='%s'} operations [%s] not allowed",
                        user,
                        operation));
    }
}
