package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Negative.drawn;
import static io.lakecaravan.tag.evaluation.Negative.series;
import static io.lakecaravan.tag.evaluation.Negative.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that hold nothing personal and that were made, after the detectors were, to break them: look-alikes of every kind whose
 * names or values come as near as real tables do.
 */
final class AdversarialNegatives {
    private AdversarialNegatives() {}

    static List<Negative> families() {
        List<Negative> all = new ArrayList<>(numbers());
        all.addAll(codes());
        all.addAll(names());
        all.addAll(aboutPeople());
        return all;
    }

    private static List<Negative> numbers() {
        return List.of(
                drawn("order number|order id|order no|col1", d -> d.word("4 5") + d.digits(15)),
                drawn("invoice number|receipt|col2|reference", d -> d.pattern("4%##-####-####-####")),
                series("order id|id|col3|no", d -> rising(4_000_000_000_000_000L + d.below(1_000_000), 97)),
                series("id|row id|col4|number", d -> rising(10_000_000_000L + d.below(1_000_000), 41)),
                series("customer id|account id|member no|client id", d -> padded(d.below(5_000), 9)),
                drawn("member number|customer no|policy holder ref|employee id", d -> "0" + d.digits(8)),
                drawn("case number|item id|col5|object number", d -> d.digits(9)),
                drawn("item number|job no|col6|document key", d -> d.pattern("%#########")),
                drawn("transaction id|col7|event number|trx id", d -> d.pattern("%##########")),
                drawn("session number|col8|counter id", d -> d.pattern("%############")),
                drawn(
                        "created|event time|col9|ts ms",
                        d -> String.valueOf(d.between(1_600_000_000_000L, 1_760_000_000_000L))),
                drawn("t|epoch|col10|seen at", d -> String.valueOf(d.between(1_600_000_000L, 1_760_000_000L))),
                drawn(
                        "ts us|event micros|col11",
                        d -> String.valueOf(d.between(1_600_000_000_000_000L, 1_760_000_000_000_000L))),
                drawn("ean|gtin14|article gtin|col12", d -> {
                    String body = d.word("1400 0401 3871 4930") + d.digits(9);
                    return body + CheckDigits.gs1(body);
                }),
                drawn("isbn|book id|col13", d -> {
                    String body = "978" + d.digits(9);
                    return body + CheckDigits.gs1(body);
                }),
                drawn("price|unit price|col14|amount eur", d -> d.decimal(40, 60, 4)),
                drawn("exchange rate|fx rate|col15|factor", d -> d.decimal(0.5, 1.9, 6)),
                drawn("x|delta x|col16|offset y", d -> d.decimal(-170, 170, 5)),
                drawn("wavelength nm|peak nm|layer nm|feature size nm", d -> String.valueOf(d.between(5, 1_200))),
                drawn("soil ph|ph|water ph|ph value", d -> d.decimal(4, 9, 2)),
                drawn("acc x|acc y|acc z|gyro acc", d -> d.decimal(-9.8, 9.8, 4)),
                drawn("grp nr|nr|lic nbr count|crd cd", d -> d.pattern("%####")),
                drawn("latency|lat ms|response lat|long running", d -> d.decimal(0.5, 80, 3)),
                drawn("latency pair|bounds|col17|range", d -> d.decimal(0, 0.9, 2) + "," + d.decimal(0, 0.9, 2)),
                drawn("imo|ship imo|hull no", d -> d.pattern("9######")),
                drawn("mmsi|station id|col18", d -> d.pattern("2########")),
                drawn("year|academic year code|season|model year", d -> String.valueOf(d.between(1999, 2000))),
                drawn("last4|card last4|last four digits of order|suffix", d -> d.digits(4)),
                drawn("card expiry|expiry|valid thru|exp date", d -> d.between(10, 12) + "/" + d.between(25, 31)),
                drawn("bonus points|loyalty points|points|miles", d -> String.valueOf(d.between(100, 90_000))),
                drawn("tax amount|vat amount|total tax|net amount", d -> d.decimal(1, 9_000, 2)),
                drawn("account balance|credit limit|opening balance|balance", d -> d.decimal(100, 90_000, 2)),
                drawn("payment amount|payout|pay amount|total paid", d -> d.decimal(100, 90_000, 2)),
                drawn(
                        "handle time|handling seconds|login duration|call handle time",
                        d -> String.valueOf(d.between(20, 900))),
                drawn(
                        "population|city population|area km2|inhabitants",
                        d -> String.valueOf(d.between(10_000, 9_000_000))),
                drawn("birth weight|birth rate|birth order|age at birth", d -> String.valueOf(d.between(1, 4_500))),
                drawn("phone count|ip count|email count|address count", d -> String.valueOf(d.below(9))),
                drawn("email template id|phone type id|address id|country id", d -> String.valueOf(d.between(1, 400))));
    }

    private static List<Negative> codes() {
        return List.of(
                drawn(
                        "version|ver|col21|release",
                        d -> d.between(1, 9) + "." + d.below(10) + "." + d.below(10) + "." + d.below(10)),
                drawn("oid|snmp oid|col22", d -> "1.3.6." + d.between(1, 4)),
                drawn("section|chapter|clause|outline", d -> d.between(1, 9) + "." + d.below(9) + "." + d.below(9)),
                drawn("request id|trace id|span id|col23", d -> d.letters(Draw.HEX, 32)),
                drawn("session id|visit id|col24|nonce", d -> d.letters(Draw.ALPHANUMERIC, 24)),
                drawn(
                        "sort key|partition key|cache key|i18n key",
                        d -> d.word("home cart menu error") + "." + d.word("title body label") + "." + d.below(40)),
                drawn("short hash|commit|git sha|col25", d -> d.letters(Draw.HEX, 7) + d.letter("abcdef")),
                drawn("device hash|object hash|col26|block hash", d -> d.letters(Draw.HEX, 12)),
                drawn(
                        "contract address|token address|wallet contract|smart contract",
                        d -> "0x" + d.letters(Draw.HEX, 40)),
                drawn(
                        "memory address|instruction address|return address|fault address",
                        d -> "0x00007ff" + d.letters(Draw.HEX, 9)),
                drawn("icao|airport icao|origin icao|col27", d -> d.letter("EKLU") + d.letters(Draw.LETTERS, 3)),
                drawn(
                        "station code|locode|port code|col28",
                        d -> d.word("DE US NL FR CN") + d.letters(Draw.LETTERS, 3)),
                drawn("code|catalog code|col29|class code", d -> d.letters(Draw.LETTERS, 8)),
                drawn("code|col30|promo code|coupon", d -> d.letters(Draw.LETTERS, 11)),
                drawn("lei|legal entity identifier|col31", AdversarialNegatives::lei),
                drawn("cusip|security id|col32", d -> d.pattern("%##??###") + d.digits(1)),
                drawn("sedol|figi|instrument|wkn", d -> d.pattern("B??##?%")),
                drawn("container|container id|col33|unit", d -> d.word("CSQU MSKU TGHU") + d.digits(7)),
                drawn("tracking|col34|barcode|usps tracking", d -> "9400" + d.digits(18)),
                drawn("serial number|serial|sn|device serial", d -> d.pattern("35#############")),
                drawn("part number|col35|material|item", d -> d.pattern("??%####?")),
                drawn("seat|gate|well|bin location", d -> d.letter("ABCDEFGH") + "" + d.between(1, 42)),
                drawn(
                        "flight|flight no|train|service no",
                        d -> d.word("LH BA AF ICE RE U") + " " + d.between(12, 2999)),
                drawn(
                        "license|software license|license type|package license",
                        d -> d.entry("MIT|Apache-2.0|GPL-3.0|BSD-3-Clause|MPL-2.0")),
                drawn("plate|plate id|well plate|plate barcode", d -> "PLT" + d.pattern("####")),
                drawn(
                        "registration|registration code|aircraft registration|tail",
                        d -> d.word("D- G- F- N") + d.letters(Draw.LETTERS, 4)),
                drawn("policy|policy code|policy version|policy name", d -> "POL-" + d.digits(7)),
                drawn("purchase order|po number|po|requisition", d -> "PO" + d.digits(8)),
                drawn("ticket|zendesk id|case id|incident", d -> "INC" + d.pattern("#######")),
                drawn(
                        "hostname|host|server|machine",
                        d -> d.word("web db mq") + d.pattern("##") + "." + d.word("fra ams lon") + ".example.com"),
                drawn("mail server|mx host|smtp host|mail host", d -> "mx" + d.between(1, 9) + ".example.com"),
                drawn(
                        "domain|email domain|mail domain|sender domain",
                        d -> d.word("gmail.com web.de orange.fr example.org")),
                drawn(
                        "class name|package|logger|module",
                        d -> "com.example." + d.word("orders billing core") + "." + d.word("Main Job Reader")),
                drawn(
                        "arn|resource arn|role arn|topic",
                        d -> "arn:aws:sns:eu-west-1:" + d.digits(12) + ":" + d.word("orders alerts jobs")),
                drawn(
                        "s3 uri|object url|uri|location",
                        d -> "s3://" + d.word("lake raw stage") + "/" + d.word("a b c") + "/" + d.digits(6)
                                + ".parquet"),
                drawn(
                        "url|page url|referrer|landing page",
                        d -> "https://www.example.com/p/" + d.digits(9) + "?utm_source=" + d.word("mail ad web")
                                + "&id=" + d.digits(6)),
                drawn(
                        "git url|repository|clone url|ssh url",
                        d -> "git@github.com:" + d.word("acme umbrella initech") + "/" + d.word("api web core")
                                + ".git"),
                drawn(
                        "image|docker image|container image|artifact",
                        d -> d.word("nginx redis postgres") + ":" + d.between(1, 9) + "." + d.below(30) + "@sha256"),
                drawn(
                        "message id|mail message id|in reply to",
                        d -> "<" + d.letters(Draw.HEX, 16) + "." + d.digits(8) + "@mail.example.com>"),
                drawn("cron|time|start time|opening hours", d -> d.between(10, 23) + ":" + d.between(10, 59)),
                drawn(
                        "duration|iso duration|elapsed|runtime",
                        d -> "PT" + d.between(1, 59) + "M" + d.between(1, 59) + "S"),
                drawn("payload|body base64|blob|thumbnail", d -> d.letters(Draw.ALPHANUMERIC, 60) + "=="));
    }

    private static List<Negative> names() {
        return List.of(
                words(
                        "product|product name|item name|furniture",
                        "Hannah|Astrid|Billy|Malm|Olivia|Amalia|Klara|Ingrid|Felix|Oskar"),
                words("hurricane|storm|storm name|cyclone", "Katrina|Andrew|Sandy|Maria|Irma|Harvey|Michael|Ida"),
                words("dog name|pet name|horse|cat name", "Bella|Max|Luna|Charlie|Lucy|Cooper|Daisy|Rocky"),
                words(
                        "brand|brand name|label|maker",
                        "Hugo Boss|Tommy Hilfiger|Jack Daniels|Calvin Klein|Ralph Lauren|Levi Strauss"),
                words(
                        "company|vendor name|supplier|employer",
                        "Smith Ltd|Miller GmbH|Johnson & Sons|Garcia S.A.|Rossi SpA|Weber AG"),
                words(
                        "school|hospital|stadium|park name",
                        "Saint Mary|John F Kennedy|Martin Luther King|Washington|Lincoln|Jefferson"),
                words("flower|plant|species name|crop", "Rose|Lily|Iris|Jasmine|Violet|Daisy|Heather|Poppy"),
                words("month|month name|billing month|period month", "April|May|June|August|January|March"),
                words("cuisine|restaurant type|dish type|kitchen", "Chinese|Italian|Mexican|Indian|Thai|French|Greek"),
                words("language|language name|spoken language|subtitle", "German|French|Spanish|Arabic|Chinese|Hindi"),
                words("colour|color|paint|coat colour", "black|white|brown|red|hispanic red|asian white"),
                words("size|shirt size|cup|grade", "S|M|L|F|XL"),
                words("cd title|cd|track nm|cd genre", "Abbey Road|Thriller|Back in Black|Rumours|Nevermind"),
                words("usr grp|acct grp|cust grp|emp grp", "north|south|key accounts|retail"),
                words("wine|wine type|grape", "Merlot|Chardonnay|Riesling|Malbec|Shiraz"),
                words("card type|card brand|payment method|card network", "Visa|Mastercard|American Express|Maestro"),
                words("currency|currency code|iso currency|ccy", "EUR|USD|GBP|JPY|CHF|SEK"),
                words("status|login status|email status|phone status", "active|pending|blocked|verified"),
                words("phone model|mobile device|handset|phone type", "Galaxy S21|iPhone 13|Pixel 6|Nokia 3310"),
                words(
                        "race|race name|event|grand prix",
                        "Monaco Grand Prix|Berlin Marathon|Tour de France|Le Mans 24h"),
                words("sex ratio class|gender neutral|mating|plumbing part", "high|low|medium"),
                words(
                        "team|home team|club|opponent",
                        "Arsenal|Chelsea|Bayern Munich|Real Madrid|Paris Saint-Germain|AC Milan"),
                words(
                        "station|train station|stop name|terminal",
                        "Victoria|Paddington|Gare du Nord|Hauptbahnhof|Atocha"),
                words(
                        "book title|song|album|movie",
                        "Emma|Anna Karenina|Jane Eyre|Oliver Twist|Madame Bovary|David Copperfield"),
                words(
                        "user agent|browser ua|ua|client agent",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36|Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X)|curl/7.81.0"),
                words(
                        "log|message|log line|text",
                        "connection to node 4 was closed after 30 seconds|retry 3 of 5 for job 20240101 failed|cache was filled with 120000 entries"));
    }

    private static List<Negative> aboutPeople() {
        return List.of(
                words("email verified|phone verified|has address|is gdpr name", "true|false"),
                words("email opt in|sms consent|name visible|iban ok", "Y|N"),
                drawn(
                        "phone verified at|email changed at|password changed at|last login at",
                        d -> "2024-0" + d.between(1, 9) + "-1" + d.below(9) + "T10:2" + d.below(9) + ":00"),
                drawn(
                        "order date|ship date|invoice date|delivered on",
                        d -> d.day(2015, 2025).toString()),
                drawn(
                        "founded|release date|published on|built",
                        d -> d.day(1930, 2020).toString()),
                drawn(
                        "hire date|contract start|customer since|member since",
                        d -> d.day(1985, 2024).toString()),
                words("password policy|password strength|password hint type|auth method", "strong|weak|none|totp"),
                words("login type|user type|user role|account type", "admin|guest|service|trial"),
                words("gender gap category|gender filter|gender target|sex offender tier", "1|2|3"),
                words("salary band|salary grade|pay grade|wage type", "E1|E2|E3|M1|M2"),
                words("salary currency|pay frequency|pay period|bonus plan", "monthly|weekly|EUR|annual"),
                words("tax code|tax class|tax type|vat code", "T0|T1|T2|EX"),
                words("health status|health check|health score band|blood type", "ok|A+|0-|B+|AB+"),
                words("patient count|doctor visits|employee count|customer count", "12|40|3|1"),
                words("passport required|visa type|passport country rule|travel class", "yes|no|B1|C"),
                words("country risk|country group|city tier|region tier", "A|B|C1|C2"),
                words("address type|address quality|address source|address status", "home|work|billing|other"),
                words("mac os version|ip version|ip protocol|imei check result", "10.15.7|11.2.3|12.0.1|4|6"),
                words("employee level|customer segment|client tier|patient class", "gold|silver|bronze|staff"));
    }

    private static ValueSource rising(long from, int step) {
        long[] next = {from};
        return draw -> String.valueOf(next[0] += draw.between(1, step));
    }

    private static ValueSource padded(int from, int digits) {
        int[] next = {from};
        return draw -> String.format(java.util.Locale.ROOT, "%0" + digits + "d", next[0]++);
    }

    /** ISO 17442: eighteen signs and two digits modulus 97, as those of an IBAN. */
    private static String lei(Draw draw) {
        String body = draw.digits(4) + "00" + draw.letters(Draw.LETTERS + Draw.DIGITS, 12);
        StringBuilder digits = new StringBuilder();
        (body + "00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int rest = new java.math.BigInteger(digits.toString())
                .mod(java.math.BigInteger.valueOf(97))
                .intValue();
        return body + String.format(java.util.Locale.ROOT, "%02d", 98 - rest);
    }
}
