package io.lakecaravan.state;

/** A table of the last completed run that the present one did not find. */
public record RemovedTable(String source, String bucket, String name) {
    /** As {@link io.lakecaravan.table.LogicalTable#id}. */
    public String id() {
        return source + "/" + bucket + "/" + name;
    }
}
