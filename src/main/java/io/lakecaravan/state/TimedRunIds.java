package io.lakecaravan.state;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Run ids that sort by time and may name files: {@code 20260131-235959-1a2b3c4d}. */
final class TimedRunIds implements Supplier<String> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TimedRunIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String get() {
        return TIME.format(clock.instant()) + "-" + HexFormat.of().toHexDigits(random.nextInt());
    }
}
