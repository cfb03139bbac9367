package io.lakecaravan.format.table;

/** How fields of a table are found in its data files. */
public enum FieldMatching {
    /** By {@link TableField#id()}. */
    ID,
    /** By {@link TableField#physicalName()}, exactly, else without regard to case. */
    NAME
}
