package io.lakecaravan.layout;

import io.lakecaravan.schema.LogicalType;
import io.lakecaravan.schema.LogicalType.Bool;
import io.lakecaravan.schema.LogicalType.Timestamp;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The orders of partition values by type. Values that are equal in their type ({@code 1} and {@code 1.0}) follow the order
 * of keys, so that the smallest is the same in whatever order they come.
 */
final class PartitionOrder {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?) ?"
                    + "(Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?");

    /** Of texts that {@link #isNumber} takes. */
    static final Comparator<String> NUMBERS =
            Comparator.<String, BigDecimal>comparing(BigDecimal::new).thenComparing(KeyOrder.UTF8);

    /** Of dates and timestamps of ISO 8601; times without a zone count as UTC. */
    static final Comparator<String> TIMES =
            Comparator.<String, Instant>comparing(PartitionOrder::instant).thenComparing(KeyOrder.UTF8);

    /** False before true. */
    static final Comparator<String> FLAGS =
            Comparator.<String, String>comparing(text -> text.toLowerCase(Locale.ROOT))
                    .thenComparing(KeyOrder.UTF8);

    private PartitionOrder() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isTime(String text) {
        return text.length() >= 16 && text.charAt(4) == '-' && TIME.matcher(text).matches();
    }

    static boolean isFlag(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    static Comparator<String> of(LogicalType type) {
        if (PartitionTypes.isNumeric(type)) {
            return NUMBERS;
        }
        if (type instanceof Timestamp) {
            return TIMES;
        }
        return type instanceof Bool ? FLAGS : KeyOrder.UTF8;
    }

    private static Instant instant(String text) {
        try {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                return LocalDateTime.parse(text + "T00:00").toInstant(ZoneOffset.UTC);
            }
            LocalDateTime local = LocalDateTime.parse(time.group(1) + "T" + time.group(2));
            String zone = time.group(3);
            return zone == null || zone.equals("Z") || zone.equals("UTC")
                    ? local.toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.of(local, ZoneOffset.of(zone)).toInstant();
        } catch (DateTimeException notInTheCalendar) {
            // such a text is no timestamp to type inference either, so this order is not asked for
            return Instant.MIN;
        }
    }
}
