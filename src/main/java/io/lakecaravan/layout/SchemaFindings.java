package io.lakecaravan.layout;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.schema.MergeLoss;
import io.lakecaravan.schema.MergedColumn;
import io.lakecaravan.schema.MergedSchema;
import io.lakecaravan.schema.RenamedColumn;
import io.lakecaravan.schema.TypeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person should know about the merged schema of a table: types that do not go together, and names. */
final class SchemaFindings {
    /** Most types or columns named in one message. */
    private static final int NAMED = 8;

    private final String bucket;
    private final String root;

    SchemaFindings(String bucket, String root) {
        this.bucket = bucket;
        this.root = root;
    }

    List<Finding> of(MergedSchema schema) {
        List<Finding> findings = new ArrayList<>();
        schema.losses().forEach(loss -> findings.add(loss(loss)));
        Set<String> renamed = new HashSet<>();
        for (RenamedColumn rename : schema.renames()) {
            findings.add(rename(rename));
            renamed.add(rename.before().column().name());
        }
        for (List<String> names : schema.caseCollisions()) {
            // a name that gave way to another spelling is a rename, and no two columns of one time
            List<String> beside =
                    names.stream().filter(name -> !renamed.contains(name)).toList();
            if (beside.size() > 1) {
                findings.add(collision(schema, beside));
            }
        }
        return findings;
    }

    private Finding loss(MergeLoss loss) {
        String types = loss.sightings().stream()
                .limit(NAMED)
                .map(sighting -> TypeText.name(sighting.type()) + " in " + sighting.files() + " (first "
                        + sighting.firstKey() + ")")
                .collect(Collectors.joining(", "));
        int more = loss.sightings().size() - NAMED;
        FindingCode code =
                loss.kind() == MergeLoss.Kind.CONFLICT ? FindingCode.SCHEMA_CONFLICT : FindingCode.SCHEMA_LOSSY_MERGE;
        return Finding.of(
                code,
                bucket,
                root,
                "column " + loss.column() + " is " + types + (more > 0 ? " and " + more + " other types" : "")
                        + "; the table takes " + TypeText.name(loss.merged()));
    }

    private Finding collision(MergedSchema schema, List<String> names) {
        String columns = names.stream()
                .limit(NAMED)
                .map(name -> seen(schema.column(name).orElseThrow()))
                .collect(Collectors.joining(", "));
        return Finding.of(
                FindingCode.SCHEMA_CASE_COLLISION,
                bucket,
                root,
                "columns differ in case only: " + columns
                        + "; all of them are kept, and engines that ignore case see one."
                        + " Write one spelling in all objects");
    }

    private Finding rename(RenamedColumn rename) {
        String why = switch (rename.sign()) {
            case FIELD_ID ->
                "both have field id " + rename.before().column().id().orElseThrow();
            case CASE -> "they differ in case only";
            case POSITION -> "type and place are the same";
        };
        return Finding.of(
                FindingCode.SCHEMA_RENAMED_COLUMN,
                bucket,
                root,
                "column " + rename.before().column().name() + " (last in "
                        + rename.before().evidence().newest().object().key() + ") seems to be "
                        + rename.after().column().name() + " since "
                        + rename.after().evidence().oldest().object().key() + ": " + why
                        + "; the table keeps both, each null where the other has values");
    }

    private static String seen(MergedColumn column) {
        String first = column.evidence().oldest().object().key();
        String last = column.evidence().newest().object().key();
        return column.column().name() + " in " + column.files() + " ("
                + (first.equals(last) ? first : "first " + first + ", last " + last) + ")";
    }
}
