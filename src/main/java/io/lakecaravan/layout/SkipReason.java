package io.lakecaravan.layout;

import java.util.Locale;

/** Why an object belongs to no table. */
public enum SkipReason {
    /** A job's own sign or list: {@code _SUCCESS}, {@code _committed_1}, {@code orders.done}; the bucket's {@code openmetadata.json}. */
    MARKER,
    /** Work in progress: {@code _temporary/}, {@code .hive-staging/}, {@code a.csv.inprogress}. */
    TEMPORARY,
    /** {@code .crc}, {@code .md5} and the like. */
    CHECKSUM,
    /** An object that stands for a folder: {@code a/}, {@code a_$folder$}. */
    PLACEHOLDER,
    /** A file or folder whose name starts with {@code .} or {@code _}. */
    HIDDEN,
    /** What desktop systems leave: {@code Thumbs.db}, {@code .DS_Store}. */
    SYSTEM,
    /** Pictures, documents, programs: nothing a table is read from. */
    NOT_DATA,
    /** It holds no byte. */
    EMPTY,
    /** {@code exclude:} names it. */
    EXCLUDED,
    /** {@code include:} does not name it. */
    NOT_INCLUDED,
    /** Below {@code min-object-size}. */
    TOO_SMALL,
    /** No entry of the manifest names it, and no layout follows the manifest. */
    NOT_IN_MANIFEST,
    /** The manifest says that it has no columns. */
    UNSTRUCTURED,
    /** Its extension is of a format that {@code formats:} leaves out. */
    FORMAT_NOT_WANTED;

    /** As it stands in machine output, e.g. {@code not-included}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
