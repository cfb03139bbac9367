package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Negative.drawn;
import static io.lakecaravan.tag.evaluation.Negative.series;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Counters, keys, amounts, measurements, years and times. */
final class NumberNegatives {
    private NumberNegatives() {}

    static List<Negative> families() {
        return List.of(
                series("id|row id|record id|pk", d -> counter(d.between(1, 100))),
                series("order id|invoice id|transaction id|line id", d -> counter(d.between(1_000_000, 9_000_000))),
                series("sequence number|seq no|line no|batch seq", d -> counter(d.between(1, 9))),
                drawn("customer key|person sk|account sk|member key", d -> d.pattern("%########")),
                drawn("order number|ticket number|invoice number|booking no", d -> d.pattern("%#########")),
                drawn("shipment no|consignment no|delivery no|load id", d -> d.pattern("%##########")),
                drawn("invoice no|voucher no|claim ref|receipt no", d -> d.pattern("%###########")),
                drawn("transaction ref|order reference|document no|journal id", d -> "4" + d.digits(15)),
                drawn("basket id|checkout ref|payment batch|settlement ref", NumberNegatives::failingLuhn),
                drawn("serial number|serial no|unit serial|equipment serial", d -> d.pattern("%##############")),
                drawn("ledger line|posting id|document key|entry id", d -> d.pattern("%################")),
                drawn(
                        "epoch|created at|event ts|updated",
                        d -> String.valueOf(d.between(1_500_000_000, 1_790_000_000))),
                drawn(
                        "created at ms|event time millis|ts ms|timestamp",
                        d -> String.valueOf(d.between(1_500_000_000_000L, 1_790_000_000_000L))),
                drawn(
                        "nanos|event time ns|trace ts|offset ns",
                        d -> d.between(1_500_000_000L, 1_790_000_000L) + d.digits(9)),
                drawn("year|fiscal year|model year|vintage", d -> String.valueOf(d.between(1950, 2026))),
                drawn("academic year code|academic yr cd|cohort year code|acad term", d -> d.word("1999 2000")),
                drawn("academic year code|school year|season|financial year", d -> academicYear(d)),
                drawn("date key|load date|partition date|business day", d -> day(d, "yyyyMMdd")),
                drawn(
                        "load ts|etl timestamp|file stamp|run id",
                        d -> day(d, "yyyyMMdd") + Written.as("%02d%02d%02d", d.below(24), d.below(60), d.below(60))),
                drawn("order date|ship date|created date|due date", d -> day(d, "yyyy-MM-dd")),
                drawn(
                        "publication date|release date|incorporation date|listing date",
                        d -> day(d, 1935, 2005, "yyyy-MM-dd")),
                drawn("invoice date|valid from|expiry date|contract end", d -> day(d, "dd.MM.yyyy")),
                drawn(
                        "order timestamp|created at|last modified|event time",
                        d -> day(d, "yyyy-MM-dd")
                                + Written.as("T%02d:%02d:%02dZ", d.below(24), d.below(60), d.below(60))),
                drawn(
                        "opening time|departure time|start time|cutoff",
                        d -> Written.as("%02d:%02d", d.below(24), d.below(60))),
                drawn("amount|total amount|unit price|price", d -> d.decimal(0.5, 4_000, 2)),
                drawn("revenue|turnover|budget|list price", d -> String.valueOf(d.between(1_000, 990_000))),
                drawn("discount pct|tax rate|margin|utilization", d -> d.decimal(0, 100, 2)),
                drawn("quantity|qty|units sold|stock", d -> String.valueOf(d.between(1, 400))),
                drawn("rating|score|stars|priority", d -> String.valueOf(d.between(1, 5))),
                drawn("temperature|dew point|surface temp|reading", d -> d.decimal(-25, 42, 6)),
                drawn("offset x|delta y|residual|drift", d -> d.decimal(-90, 90, 8)),
                drawn("acceleration|gyro z|bearing deviation|tilt", d -> d.decimal(-179, 179, 6)),
                drawn("voltage|pressure|humidity|flow rate", d -> d.decimal(0, 90, 4)),
                drawn("flux|reading|intensity|count rate", d -> scientific(d)),
                drawn(
                        "card code|code|bin value|sample no",
                        d -> d.decimal(4, 5, 5).replace("5.00000", "4.99999") + "E15"),
                drawn(
                        "file size|bytes|content length|size in bytes",
                        d -> String.valueOf(d.between(200, 2_000_000_000))),
                drawn("duration ms|elapsed|latency|response time", d -> String.valueOf(d.between(1, 60_000))),
                drawn("width cm|package weight|length mm|depth", d -> d.decimal(0.2, 220, 1)),
                drawn("population|households|inhabitants|visits", d -> String.valueOf(d.between(500, 9_000_000))),
                drawn("probability|p value|confidence|similarity", d -> d.decimal(0, 1, 9)),
                drawn("x px|y px|left|top", d -> String.valueOf(d.between(0, 3840))),
                drawn("store number|branch no|cost center|department no", d -> d.pattern("%####")),
                drawn("product number|article no|material no|item no", d -> d.pattern("%#######")),
                drawn("naics code|sic code|industry code|activity code", d -> d.pattern("%#####")),
                drawn("duns number|company no|supplier no|vendor number", d -> d.pattern("%########")));
    }

    private static ValueSource counter(int first) {
        int[] next = {first};
        return draw -> String.valueOf(next[0]++);
    }

    private static String academicYear(Draw draw) {
        int year = draw.between(1985, 2024);
        return year + "/" + (year + 1);
    }

    /** Sixteen digits of a number range that no one gave a check digit, without those that pass by chance. */
    private static String failingLuhn(Draw draw) {
        String number;
        do {
            number = "5" + draw.digits(15);
        } while (CheckDigits.passesLuhn(number));
        return number;
    }

    private static String scientific(Draw draw) {
        return draw.decimal(1, 9.9, 4) + "E" + draw.between(-12, 18);
    }

    private static String day(Draw draw, String pattern) {
        return day(draw, 2012, 2026, pattern);
    }

    private static String day(Draw draw, int first, int last, String pattern) {
        LocalDate day = draw.day(first, last);
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day);
    }
}
