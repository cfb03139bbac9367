package io.lakecaravan.tag.detect.technical;

import io.lakecaravan.tag.detect.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How passwords and keys look: the prefixes that issuers publish so that leaks are found, and randomness. */
public final class SecretShapes {
    private record Prefix(String text, int least) {}

    /** Prefix and least length of the whole, from the issuers' documentation on secret scanning. */
    private static final List<Prefix> PREFIXES = List.of(
            new Prefix("AKIA", 20),
            new Prefix("ASIA", 20),
            new Prefix("ghp_", 40),
            new Prefix("gho_", 40),
            new Prefix("ghu_", 40),
            new Prefix("ghs_", 40),
            new Prefix("ghr_", 40),
            new Prefix("github_pat_", 40),
            new Prefix("glpat-", 20),
            new Prefix("xoxb-", 20),
            new Prefix("xoxp-", 20),
            new Prefix("xoxa-", 20),
            new Prefix("xoxr-", 20),
            new Prefix("xoxs-", 20),
            new Prefix("xapp-", 20),
            new Prefix("sk_live_", 20),
            new Prefix("sk_test_", 20),
            new Prefix("rk_live_", 20),
            new Prefix("rk_test_", 20),
            new Prefix("whsec_", 20),
            new Prefix("AIza", 39),
            new Prefix("ya29.", 30),
            new Prefix("GOCSPX-", 28),
            new Prefix("npm_", 36),
            new Prefix("pypi-", 60),
            new Prefix("SG.", 60),
            new Prefix("sk-ant-", 30),
            new Prefix("sk-proj-", 30),
            new Prefix("sk-", 40),
            new Prefix("dop_v1_", 60),
            new Prefix("shpat_", 30),
            new Prefix("shpss_", 30),
            new Prefix("hf_", 30),
            new Prefix("hvs.", 24),
            new Prefix("dckr_pat_", 27),
            new Prefix("xkeysib-", 60),
            new Prefix("sq0atp-", 26),
            new Prefix("sq0csp-", 40),
            new Prefix("EAACEdEose0cBA", 20),
            new Prefix("lin_api_", 30),
            new Prefix("pul-", 40),
            new Prefix("rubygems_", 40),
            new Prefix("AGE-SECRET-KEY-", 60),
            new Prefix("dapi", 36),
            new Prefix("NRAK-", 30),
            new Prefix("tskey-", 20),
            new Prefix("key-", 36),
            new Prefix("-----BEGIN ", 30));

    /** Which characters a prefix begins with. */
    private static final boolean[] FIRST = first();

    private static final List<String> HASHES = List.of(
            "$2a$",
            "$2b$",
            "$2y$",
            "$argon2",
            "$6$",
            "$5$",
            "$1$",
            "$apr1$",
            "$scrypt$",
            "$pbkdf2",
            "pbkdf2_sha",
            "pbkdf2:",
            "{SSHA",
            "{SHA",
            "{bcrypt}",
            "scrypt:");
    private static final Set<String> NO_PASSWORDS = Set.of(
            "true",
            "false",
            "null",
            "none",
            "yes",
            "no",
            "n/a",
            "unknown",
            "active",
            "inactive",
            "enabled",
            "disabled",
            "expired",
            "valid",
            "invalid",
            "strong",
            "weak",
            "medium",
            "bearer",
            "basic",
            "changed",
            "bcrypt",
            "sha256",
            "md5",
            "argon2",
            "reset",
            "open",
            "closed");

    private SecretShapes() {}

    private static boolean[] first() {
        boolean[] first = new boolean[128];
        PREFIXES.forEach(prefix -> first[prefix.text.charAt(0)] = true);
        return first;
    }

    /** Whether it begins as keys of a known issuer do and is long enough, or is a signed token of RFC 7519. */
    public static boolean hasKnownPrefix(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        if (first == 'e' && text.startsWith("eyJ")) {
            int dot = text.indexOf('.');
            return dot > 10 && text.startsWith("eyJ", dot + 1) && text.indexOf('.', dot + 1) > 0;
        }
        if (first >= FIRST.length || !FIRST[first]) {
            return false;
        }
        for (Prefix prefix : PREFIXES) {
            if (prefix.text.charAt(0) == first && text.length() >= prefix.least && text.startsWith(prefix.text)) {
                return prefix.text.endsWith("BEGIN ")
                        ? text.contains("PRIVATE KEY")
                        : isOneToken(text) && isMixed(text, prefix.text.length());
            }
        }
        return false;
    }

    private static boolean isOneToken(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '<');
    }

    private static boolean isMixed(String text, int from) {
        int digits = 0;
        int letters = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters >= 4 && (digits >= 1 || text.length() > 40);
    }

    /** Modular crypt formats and those of frameworks. */
    static boolean isPasswordHash(String text) {
        char first = text.charAt(0);
        if (first != '$' && first != '{' && first != 'p' && first != 's') {
            return false;
        }
        return text.indexOf(' ') < 0 && HASHES.stream().anyMatch(text::startsWith);
    }

    /** One token of four characters or more that is neither a date nor a flag nor a status. */
    static boolean isPassword(Value value) {
        return value.spaces() <= 1
                && value.foreign() <= 4
                && !value.isDecimal()
                && !(value.digits() == 8 && value.dashes() == 2)
                && !(value.colons() > 0 && value.dashes() >= 2 && value.digits() >= 12)
                && !NO_PASSWORDS.contains(value.text().toLowerCase(Locale.ROOT))
                && (value.digits() < value.length() || value.length() >= 6);
    }

    /**
     * One token without blanks, with letters and digits and a good number of different characters: what a generator makes. A short
     * one must mix cases or have marks.
     */
    static boolean isRandom(Value value) {
        if (value.spaces() > 0 || value.letters() == 0 || value.digits() == 0 || value.isDecimal()) {
            return false;
        }
        if (value.length() >= 16) {
            return different(value.text()) >= 8;
        }
        boolean mixed = (value.lower() > 0 && value.upper() > 0) || value.others() > 0;
        return mixed && value.length() >= 8 && different(value.text()) >= 6;
    }

    private static int different(String text) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i) & 127;
            if (c < 64) {
                low |= 1L << c;
            } else {
                high |= 1L << (c - 64);
            }
        }
        return Long.bitCount(low) + Long.bitCount(high);
    }
}
