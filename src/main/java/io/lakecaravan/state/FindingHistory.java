package io.lakecaravan.state;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The findings of each run. A finding is new unless the last completed run of its source, or an incomplete one since, had
 * one of the same code about the same bucket and key: its message and offset may change with the day.
 */
public final class FindingHistory {
    private static final int PAGE = 500;
    private static final String ORDER = "bucket, object_key, code, byte_offset, source, message";

    private final Database database;

    FindingHistory(Database database) {
        this.database = database;
    }

    /** Notes the finding, once however often it is reported. */
    public void report(String run, String source, Finding finding) {
        database.write(statements -> statements.update(
                "INSERT INTO finding (run, source, bucket, object_key, code, byte_offset, message, is_new)"
                        + " SELECT ?, ?, ?, ?, ?, ?, ?, CASE WHEN EXISTS (SELECT 1 FROM known_finding k"
                        + " WHERE k.source = ? AND k.bucket = ? AND k.object_key = ? AND k.code = ?) THEN 0 ELSE 1 END"
                        + " WHERE TRUE ON CONFLICT (run, bucket, object_key, code, byte_offset, source, message)"
                        + " DO NOTHING",
                run,
                source,
                finding.bucket(),
                finding.key(),
                finding.code().name(),
                finding.offset().orElse(-1),
                finding.message(),
                source,
                finding.bucket(),
                finding.key(),
                finding.code().name()));
    }

    /** Whether the finding would alarm: no completed run before the present one of the source had it. */
    public boolean isNew(String source, Finding finding) {
        return database.transaction(statements -> statements.number(
                        "SELECT COUNT(*) FROM known_finding"
                                + " WHERE source = ? AND bucket = ? AND object_key = ? AND code = ?",
                        source,
                        finding.bucket(),
                        finding.key(),
                        finding.code().name())
                == 0);
    }

    /** New findings of the run, errors and warnings. */
    public long newErrorsOrWarnings(String run) {
        return database.transaction(
                statements -> statements.number("SELECT COUNT(*) FROM finding WHERE run = ? AND is_new = 1", run));
    }

    /** Whether the run has a finding of this code about the source. */
    public boolean has(String run, String source, FindingCode code) {
        return database.transaction(statements -> statements.number(
                        "SELECT COUNT(*) FROM finding WHERE run = ? AND source = ? AND code = ?",
                        run,
                        source,
                        code.name()))
                > 0;
    }

    /** All findings of the run, new and known. */
    public long count(String run) {
        return database.transaction(statements -> statements.number("SELECT COUNT(*) FROM finding WHERE run = ?", run));
    }

    /** The run's findings by bucket, key and code. Kept for the last two runs of a source. */
    public Iterator<ReportedFinding> of(String run) {
        return new Pages<>(PAGE, after -> database.transaction(statements -> page(statements, run, after)));
    }

    private static List<ReportedFinding> page(Statements statements, String run, Optional<ReportedFinding> after)
            throws SQLException {
        String columns =
                "SELECT source, bucket, object_key, code, byte_offset, message, is_new FROM finding WHERE run = ?";
        if (after.isEmpty()) {
            return statements.list(columns + " ORDER BY " + ORDER + " LIMIT " + PAGE, FindingHistory::read, run);
        }
        ReportedFinding last = after.orElseThrow();
        return statements.list(
                columns + " AND (" + ORDER + ") > (?, ?, ?, ?, ?, ?) ORDER BY " + ORDER + " LIMIT " + PAGE,
                FindingHistory::read,
                run,
                last.finding().bucket(),
                last.finding().key(),
                last.finding().code().name(),
                last.finding().offset().orElse(-1),
                last.source(),
                last.finding().message());
    }

    private static ReportedFinding read(ResultSet row) throws SQLException {
        long offset = row.getLong(5);
        Finding finding = new Finding(
                FindingCode.valueOf(row.getString(4)),
                row.getString(2),
                row.getString(3),
                offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset),
                row.getString(6));
        return new ReportedFinding(
                row.getString(1),
                finding,
                row.getInt(7) == 1 ? ReportedFinding.Novelty.NEW : ReportedFinding.Novelty.KNOWN);
    }
}
