package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Negative.drawn;
import static io.lakecaravan.tag.evaluation.Negative.words;

import java.util.List;

/** Names that speak of something sensitive over columns that hold none of it. */
final class NameTraps {
    private NameTraps() {}

    static List<Negative> families() {
        return List.of(
                drawn("email verified|has email|is email valid|email opt in", d -> d.word("0 1")),
                drawn("email confirmed|phone verified|ssn present|passport required", d -> d.word("true false")),
                drawn("sms opt in|address validated|has phone|bank account linked", d -> d.word("Y N")),
                drawn("phone count|email count|address count|card count", d -> String.valueOf(d.between(0, 4))),
                drawn(
                        "login count|password reset count|failed logins|token count",
                        d -> String.valueOf(d.between(0, 60))),
                words("email status|email type|mail state", "active|bounced|unsubscribed|complained"),
                words("phone type|tel type|contact type", "mobile|home|work|fax"),
                words("address type|addr kind|address usage", "billing|shipping|home|warehouse"),
                words(
                        "email template|mail campaign|email subject id",
                        "welcome_v2|spring_sale|password_reset|cart_reminder"),
                drawn(
                        "email sent at|phone verified at|password changed at|last login at",
                        d -> "202" + d.below(6) + "-0" + d.between(1, 9) + "-1" + d.below(10) + "T0" + d.below(10)
                                + ":15:00Z"),
                drawn("ip version|ip protocol", d -> d.word("4 6")),
                drawn("mac os version|ios version|os release", d -> d.between(10, 15) + "." + d.below(8)),
                drawn("ssn match score|name similarity|address confidence|geo accuracy", d -> d.decimal(0, 1, 4)),
                drawn("latency|lateral offset|latest value|lattice spacing", d -> d.decimal(0, 85, 3)),
                drawn("long run average|longest streak|lng price|longevity index", d -> d.decimal(1, 170, 3)),
                drawn("passenger count|passing score|password length|passes", d -> String.valueOf(d.between(6, 40))),
                words("password strength|password policy|password algorithm", "weak|medium|strong|legacy"),
                words(
                        "gender split|sex ratio label|gender target group",
                        "balanced|mostly men's|mostly women's|kids' range"),
                drawn("gender ratio|gender pay gap pct|ethnicity index", d -> d.decimal(0, 3, 3)),
                words("salary frequency|pay period|wage type|salary interval", "monthly|weekly|yearly|hourly"),
                drawn("race time|race id|race round|race distance", d -> String.valueOf(d.between(1, 400))),
                words("card status|card color|card tier|card product", "active|blocked|gold|classic|expired"),
                drawn("iban length|bic count|account age days|account type id", d -> String.valueOf(d.between(15, 34))),
                words("account type|bank account type|account status", "checking|savings|business|closed"),
                drawn("secret santa budget|token price|key size|token ttl", d -> d.word("128 256 1024 2048 3600")),
                words("primary key|sort key|partition key|foreign key", "order_id|sku|event_date|tenant|region"),
                words("public key algorithm|key type|signing algorithm", "RSA|EC|Ed25519|DSA"),
                words("city tier|country risk|region class", "tier 1|tier 2|tier 3"),
                drawn("country count|city count|zip file count|postal zone", d -> String.valueOf(d.between(1, 9))),
                words("postal code format|phone format|date format", "NNNNN|AAN NAA|NNNN AA|NN-NNN"),
                words("birth certificate required|dob precision|dob source", "declared|document|estimated|missing"),
                words("street type|address suffix|road class", "Avenue|Street|Boulevard|Lane|Court|Drive"),
                words("street furniture|street light type|road surface", "bench|lamp|bollard|asphalt|gravel"),
                drawn("name length|name count|street count|username length", d -> String.valueOf(d.between(3, 30))),
                words(
                        "file name pattern|table name|column name|bucket name",
                        "orders|order_lines|stock_level|price_list|dim_date"),
                words(
                        "host name|server name|service name|queue name",
                        "billing-api|stock-sync|edge-proxy|report-runner"),
                words(
                        "product first name|brand name|color name|drug name",
                        "Tylenol|Advil|Nivea|Lego|Tesla|Pampers|Nestea"),
                drawn("vin count|plate thickness|plate count|license count", d -> d.decimal(1, 12, 1)),
                words("license type|licence model|software license", "MIT|Apache-2.0|GPL-3.0|BSD-3-Clause|MPL-2.0"),
                words("health status|health check|tax class|tax category", "green|yellow|red|standard|reduced"),
                drawn("node health score|tax amount|tax rate id|discount tax", d -> d.decimal(1, 99, 2)),
                words("national team|nationwide rollout|national brand", "planned|running|done|cancelled"),
                drawn("cell line count|cell voltage|cell temp|cellar stock", d -> d.decimal(2, 48, 2)),
                words("cell line|cell type|battery cell", "HeLa|HEK293|CHO|Jurkat|18650|21700"),
                drawn(
                        "tel aviv stock|telemetry value|mobile sessions|fax pages",
                        d -> String.valueOf(d.between(10, 9_000))),
                drawn("ein sof index|pan angle|sin value|nie rate", d -> d.decimal(-1, 1, 5)),
                drawn("pan|tilt|zoom", d -> String.valueOf(d.between(-180, 180))),
                words("contact reason|call outcome|contact channel", "complaint|order|return|question"),
                drawn(
                        "customer segment id|person count|user group|patient beds",
                        d -> String.valueOf(d.between(1, 60))),
                words("user role|login type|username policy|user type", "admin|viewer|editor|sso|guest"));
    }
}
