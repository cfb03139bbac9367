package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Negative.drawn;
import static io.lakecaravan.tag.evaluation.Negative.words;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Identifiers and codes of things: hashes, articles, securities, parcels, versions, files. */
final class CodeNegatives {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private CodeNegatives() {}

    static List<Negative> families() {
        return List.of(
                drawn("md5|checksum|content md5|etag", d -> d.letters(Draw.HEX, 32)),
                drawn("sha1|commit sha|git revision|blob id", d -> d.letters(Draw.HEX, 40)),
                drawn("sha256|file hash|digest|image digest", d -> d.letters(Draw.HEX, 64)),
                drawn("id|uuid|correlation id|batch uuid", CodeNegatives::uuid),
                drawn("guid|row guid|object id|trace id", d -> "{" + uuid(d).toUpperCase(Locale.ROOT) + "}"),
                drawn("event id|message id|ulid|run id", d -> "01" + d.letter("GHJ") + d.letters(CROCKFORD, 23)),
                drawn(
                        "integrity|subresource integrity|package integrity",
                        d -> "sha256-" + d.letters(Draw.ALPHANUMERIC + "+/", 43) + "="),
                drawn("crc32|hash bucket|adler|fingerprint", d -> d.letters(Draw.HEX, 8)),
                drawn("ean|gtin|barcode|ean13", d -> withGs1(d.word("400 500 871 930 779") + d.digits(9))),
                drawn("upc|upc code|gtin12|retail code", d -> withGs1(d.pattern("0%#########"))),
                drawn("isbn|isbn13|book isbn|edition isbn", d -> withGs1("978" + d.digits(9))),
                drawn("isbn10|isbn 10|short isbn", CodeNegatives::isbn10),
                drawn("issn|journal issn|serial issn", d -> d.pattern("####-###") + d.letter("0123456789X")),
                drawn("isin|security isin|instrument isin|underlying", CodeNegatives::isin),
                drawn("lei|issuer lei|entity lei", d -> d.pattern("5493####??##??####") + d.digits(2)),
                drawn("container no|container number|equipment no", d -> d.word("CSQU MSKU TGHU HLXU") + d.digits(7)),
                drawn(
                        "tracking number|tracking no|parcel id|waybill",
                        d -> "1Z" + d.letters(Draw.LETTERS + Draw.DIGITS, 16)),
                drawn("tracking code|awb|shipment tracking|consignment", d -> d.pattern("%###########")),
                drawn("sku|article code|variant code|item code", d -> d.pattern("??-####-") + d.word("S M L XL")),
                drawn("part no|part number|spare part|component no", d -> d.pattern("???-####")),
                drawn("lot no|lot code|charge|batch code", d -> d.pattern("??###??")),
                drawn("model no|product code|type code|design no", d -> d.pattern("?##-??#")),
                drawn(
                        "lot number|assembly code|work order|config code",
                        d -> d.letters(Draw.LETTERS + Draw.DIGITS, 17)),
                drawn("contract no|agreement number|policy ref|dossier", d -> d.word("DE FR NL ES") + d.digits(20)),
                drawn("batch code|cat code|material group|plant code", d -> d.letters(Draw.LETTERS, 8)),
                drawn("ticker|symbol|instrument code|stock symbol", d -> d.letters(Draw.LETTERS, d.between(2, 4))),
                drawn("flight number|flight no|flight", d -> d.word("LH BA AF KL DL UA IB") + d.between(12, 2999)),
                drawn(
                        "airport code|origin airport|destination|hub",
                        d -> d.word("FRA LHR CDG AMS JFK LAX MAD FCO GRU NRT")),
                drawn("hs code|tariff code|customs code|commodity", d -> d.pattern("%###.##.##")),
                drawn("cas number|cas no|substance id", d -> d.pattern("%####-##-#")),
                drawn("doi|article doi|reference doi", d -> "10.1" + d.digits(3) + "/" + d.pattern("?????.####.####")),
                drawn("issue key|ticket|jira key|case ref", d -> d.word("OPS DATA WEB PAY") + "-" + d.between(1, 9999)),
                drawn(
                        "drawing no|project code|section code|work package",
                        d -> d.between(900, 999) + d.pattern("-0#-####")),
                drawn(
                        "version|app version|release|library version",
                        d -> d.below(12) + "." + d.below(30) + "." + d.below(20)),
                drawn("build version|driver version|firmware version|file version", CodeNegatives::fourPartVersion),
                drawn(
                        "package version|agent version|client version|engine version",
                        d -> d.between(1, 15) + "." + d.below(255) + "." + d.below(255) + "." + d.below(255)),
                drawn(
                        "semver|tag|docker tag|chart version",
                        d -> "v" + d.below(9) + "." + d.below(20) + "." + d.below(9)
                                + d.entry("|-rc.1|-beta.2|+build.7")),
                drawn(
                        "file name|filename|attachment|document",
                        d -> d.word("report invoice export scan photo backup") + "_" + d.digits(6)
                                + d.word(".pdf .csv .jpg .parquet .zip")),
                drawn(
                        "path|s3 key|object key|file path",
                        d -> d.word("raw stage curated landing") + "/" + d.word("orders events stock prices") + "/year="
                                + d.between(2018, 2026) + "/part-" + d.pattern("#####.parquet")),
                drawn(
                        "url|link|image url|product page",
                        d -> "https://" + d.word("www.example.com cdn.example.net shop.example.org") + "/"
                                + d.word("p item img blog") + "/" + d.between(100, 99_999)),
                drawn(
                        "api endpoint|webhook url|callback|href",
                        d -> "http://" + d.word("orders stock billing") + ".internal:8080/v" + d.between(1, 3) + "/"
                                + d.word("health items batches") + "?page=" + d.between(1, 90)),
                drawn(
                        "host|hostname|server name|node",
                        d -> d.word("web db cache worker") + "-" + d.pattern("##") + "." + d.word("prod stage")
                                + ".example.net"),
                drawn(
                        "domain|email domain|site|publisher domain",
                        d -> d.word("gmail.com outlook.com example.org web.de orange.fr yahoo.co.jp libero.it")),
                drawn(
                        "mime type|content type|media type",
                        d -> d.word("text/csv application/json image/png text/html")),
                drawn("color|hex color|background|fill", d -> "#" + d.letters(Draw.HEX, 6)),
                drawn(
                        "resolution|image size|dimensions|aspect",
                        d -> d.of(List.of(640, 1280, 1920, 3840)) + "x" + d.of(List.of(480, 720, 1080, 2160))),
                drawn("mem address|offset|pointer|register", d -> "0x7ff" + d.letters(Draw.HEX, 9)),
                drawn(
                        "cron|schedule|cron expression",
                        d -> d.below(60) + " " + d.below(24) + " * * " + d.word("* 1 1-5 0")),
                drawn("ratio|fraction|odds|scale", d -> d.between(1, 20) + ":" + d.between(1, 20)),
                drawn("score|final score|result|set score", d -> d.below(7) + "-" + d.below(7)),
                drawn("range|size range|bracket|percentile band", d -> d.between(0, 40) + "-" + d.between(41, 100)),
                drawn("ssh fingerprint|cert fingerprint|key fingerprint", CodeNegatives::fingerprint),
                drawn("dna sequence|primer|kmer|barcode sequence", d -> d.letters("ACGT", 24)),
                drawn("bit mask|flags|permissions|feature bits", d -> d.letters("01", 8)),
                words("currency|currency code|ccy|price currency", "USD|EUR|GBP|JPY|CHF|SEK|PLN|BRL|INR"),
                words("language|lang|language code|ui language", "en|de|fr|es|it|nl|pt|ja"),
                words("locale|culture|browser locale|i18n", "en_US|de_DE|fr_FR|es_ES|pt_BR|ja_JP"),
                words("time zone|tz|timezone name", "Europe/Berlin|America/New_York|Asia/Tokyo|UTC|Europe/Paris"),
                words("quarter|fiscal quarter|period", "Q1 2023|Q2 2023|Q3 2023|Q4 2023|Q1 2024"),
                words("http method|verb|operation", "GET|POST|PUT|DELETE|PATCH"),
                words("status code|http status|response code", "200|201|204|301|400|404|500|503"));
    }

    private static String uuid(Draw draw) {
        return new UUID(
                        (draw.random().nextLong() & ~0xF000L) | 0x4000L,
                        (draw.random().nextLong() & ~(3L << 62)) | (1L << 63))
                .toString();
    }

    private static String withGs1(String body) {
        return body + CheckDigits.gs1(body);
    }

    private static String isbn10(Draw draw) {
        String body = draw.letter("0123") + draw.digits(8);
        int check = (11 - CheckDigits.weighted(body, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return body + "0123456789X".charAt(check);
    }

    /** ISO 6166: a country, nine signs, a Luhn digit over the letters as numbers. */
    private static String isin(Draw draw) {
        String body = draw.word("US DE FR GB NL CH JP") + draw.pattern("#########");
        StringBuilder digits = new StringBuilder();
        body.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return body + CheckDigits.luhn(digits.toString());
    }

    private static String fourPartVersion(Draw draw) {
        return draw.between(1, 24) + "." + draw.below(10) + "." + draw.below(3000) + "." + draw.below(60);
    }

    private static String fingerprint(Draw draw) {
        return draw.letters(Draw.HEX, 32).replaceAll("(..)(?=.)", "$1:");
    }
}
