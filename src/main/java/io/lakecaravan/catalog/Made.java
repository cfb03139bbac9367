package io.lakecaravan.catalog;

/**
 * Something that a sink made in a catalog or found there, so that later only what is ours is removed.
 *
 * @param kind the catalog's own word; for OpenMetadata the collection, e.g. {@code tables}
 * @param name the catalog's full name of it; begins with the name of what it stands in
 * @param id the catalog's id; empty where names are all it has
 * @param service name of the service it stands in; empty for what belongs to none, e.g. tags
 */
public record Made(Role role, Origin origin, String kind, String name, String id, String service) {
    /** What it is to the table that was published. */
    public enum Role {
        /** It shows the table, and goes with it. */
        TABLE,
        /** The table stands in it or refers to it, as others may. */
        PARENT
    }

    /** Whose it is. */
    public enum Origin {
        /** It was not there, and this exchange created it. */
        MADE,
        /** It stood there; it is ours only if an earlier exchange made it. */
        FOUND
    }

    public static Made table(Origin origin, String kind, String name, String id, String service) {
        return new Made(Role.TABLE, origin, kind, name, id, service);
    }

    public static Made parent(Origin origin, String kind, String name, String id, String service) {
        return new Made(Role.PARENT, origin, kind, name, id, service);
    }
}
