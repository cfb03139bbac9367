package io.lakecaravan.report;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * One line that says how far a run is.
 *
 * @param listed objects
 * @param settled candidates done
 * @param expected candidates known so far
 * @param published tables that have an outcome in every catalog
 * @param total objects expected in all, e.g. from the last run; empty where nothing is known
 * @param elapsed since the run began
 */
public record ProgressLine(
        long listed, long settled, long expected, long published, OptionalLong total, Duration elapsed) {
    /** No line end, no control characters. */
    public String text() {
        double seconds = elapsed.toMillis() / 1000.0;
        double rate = seconds > 0 ? listed / seconds : 0;
        return Amounts.count(listed) + " objects (" + Amounts.count(Math.round(rate)) + "/s), "
                + Amounts.count(settled) + " of " + Amounts.count(expected) + " candidates read, "
                + Amounts.count(published) + " tables published, " + Amounts.duration(elapsed) + remaining(rate);
    }

    private String remaining(double rate) {
        if (total.isEmpty() || rate <= 0 || total.getAsLong() <= listed) {
            return "";
        }
        Duration left = Duration.ofSeconds(Math.round((total.getAsLong() - listed) / rate));
        return ", about " + Amounts.duration(left) + " left";
    }
}
