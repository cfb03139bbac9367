package io.lakecaravan.state;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a state to this version. */
final class Migrations {
    private Migrations() {}

    /** @param bytewise the database's name of the collation that compares texts as bytes */
    static void bring(DataSource source, String place, String bytewise) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("bytewise", bytewise))
                    // A state that a newer version wrote must stop us: by default Flyway lets it pass.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unusable(place, e);
        }
    }

    static StateException unusable(String place, Exception cause) {
        return new StateException(
                "the state " + place + " is damaged or was written by a newer version of Lake Caravan ("
                        + firstLine(cause)
                        + "); use that version, or move the file away: objects are then read again, and catalogs only added to",
                cause);
    }

    private static String firstLine(Exception cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
