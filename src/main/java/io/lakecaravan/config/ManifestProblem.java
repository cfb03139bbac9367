package io.lakecaravan.config;

/**
 * Something wrong in a manifest. The rest of it is used.
 *
 * @param where the place in the file, e.g. {@code entries[3].depth}
 * @param message what was found, what is allowed, what to do
 */
public record ManifestProblem(String where, String message) {
    public String text() {
        return where + ": " + message;
    }
}
