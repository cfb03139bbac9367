package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Variant.named;
import static io.lakecaravan.tag.evaluation.Variant.proven;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Keys, tokens, passwords and addresses that carry them. Put together at random: none of them opens anything. */
final class Secrets {
    private static final String BASE64 = Draw.ALPHANUMERIC + "+/";
    private static final String URL_SAFE = Draw.ALPHANUMERIC + "-_";

    private Secrets() {}

    static List<Variant> variants() {
        return List.of(
                proven(
                        "secret",
                        "*",
                        "AWS access key",
                        d -> "AKIA" + d.letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)),
                proven("secret", "*", "GitHub token", d -> "ghp_" + d.letters(Draw.ALPHANUMERIC, 36)),
                proven("secret", "*", "GitLab token", d -> "glpat-" + d.letters(URL_SAFE, 20)),
                proven("secret", "*", "Stripe key", d -> "sk_live_" + d.letters(Draw.ALPHANUMERIC, 24)),
                proven(
                        "secret",
                        "*",
                        "Slack token",
                        d -> "xoxb-" + d.digits(11) + "-" + d.digits(12) + "-" + d.letters(Draw.ALPHANUMERIC, 24)),
                proven("secret", "*", "Google key", d -> "AIza" + d.letters(URL_SAFE, 35)),
                proven(
                        "secret",
                        "*",
                        "SendGrid key",
                        d -> "SG." + d.letters(URL_SAFE, 22) + "." + d.letters(URL_SAFE, 43)),
                proven("secret", "*", "JSON web token", Secrets::jsonWebToken),
                proven(
                        "secret",
                        "*",
                        "private key",
                        d -> "-----BEGIN RSA PRIVATE KEY-----\n" + d.letters(BASE64, 64) + "\n" + d.letters(BASE64, 64)
                                + "\n-----END RSA PRIVATE KEY-----"),
                named("secret", "*", "hex of 32", d -> d.letters(Draw.HEX, 32)),
                named("secret", "*", "letters of 40", d -> d.letters(BASE64, 40)),
                named("secret", "*", "url-safe of 43", d -> d.letters(URL_SAFE, 43)),
                named("password", "*", "plain", Secrets::password),
                named("password", "*", "random", d -> d.letters(Draw.ALPHANUMERIC + "!#$%&*+?@", d.between(8, 16))),
                proven("password", "*", "bcrypt", d -> "$2b$12$" + d.letters("./" + Draw.ALPHANUMERIC, 53)),
                proven(
                        "password",
                        "*",
                        "argon2",
                        d -> "$argon2id$v=19$m=65536,t=3,p=4$" + d.letters(BASE64, 22) + "$" + d.letters(BASE64, 43)),
                named("password", "*", "sha256", d -> d.letters(Draw.HEX, 64)),
                proven(
                        "url-credentials",
                        "*",
                        "database",
                        d -> d.word("postgres postgresql mysql mongodb redis amqp") + "://" + account(d) + "@"
                                + d.word("db cache mq") + d.below(9) + ".internal:" + d.between(1024, 9999) + "/app"),
                proven(
                        "url-credentials",
                        "*",
                        "web",
                        d -> "https://" + account(d) + "@" + d.word("git api files repo") + ".example.com/"
                                + d.word("v1/orders repo.git export")),
                proven(
                        "url-credentials",
                        "*",
                        "file transfer",
                        d -> d.word("ftp sftp") + "://" + account(d) + "@files" + d.below(20) + ".example.org/in/"));
    }

    private static String account(Draw draw) {
        return draw.word("app svc_etl report deploy ci backup") + ":"
                + draw.letters(Draw.ALPHANUMERIC, draw.between(8, 18));
    }

    private static String password(Draw draw) {
        String word = draw.word("Sommer winter Dragon monkey sunshine Qwerty letmein Passw0rd football shadow");
        return word + draw.between(1, 2024) + draw.word("! ? # $ * .");
    }

    private static String jsonWebToken(Draw draw) {
        return encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + encoded("{\"sub\":\"" + draw.digits(10) + "\",\"iat\":" + draw.between(1_600_000_000, 1_700_000_000)
                        + "}")
                + "." + draw.letters(URL_SAFE, 43);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
