package io.lakecaravan.config;

import static io.lakecaravan.config.ConfigCode.CONFIG_BAD_NAME;
import static io.lakecaravan.config.ConfigCode.CONFIG_CONTRADICTION;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads {@code credentials:}: which of the ways was meant, and whether the keys agree with it. */
final class CredentialsReader {
    private static final List<String> OF_ROLES = List.of("external-id", "session-name", "sts-endpoint");

    private final Mapping keys;

    private CredentialsReader(Mapping keys) {
        this.keys = keys;
    }

    static CredentialsConfig read(Mapping source) {
        return new CredentialsReader(source.mapping("credentials", Sections.CREDENTIALS)).choose();
    }

    private CredentialsConfig choose() {
        Optional<String> roleArn = keys.optional("role-arn", CredentialsReader::arn);
        Optional<String> externalId = keys.optional("external-id", Parsers::text);
        Optional<String> sessionName = keys.optional("session-name", Parsers::text);
        Optional<String> stsEndpoint =
                keys.optional("sts-endpoint", Parsers::endpoint).map(URI::toString);
        if (keys.fallback("anonymous", Parsers::flag)) {
            alone("anonymous");
            return new CredentialsConfig.Anonymous();
        }
        if (keys.has("provider")) {
            alone("provider");
            return new CredentialsConfig.ProviderBean(
                    keys.optional("provider", Parsers::text).orElse(""));
        }
        if (keys.has("web-identity-token-file")) {
            excludes(
                    "web-identity-token-file",
                    List.of("access-key", "secret-key", "session-token", "profile", "external-id"));
            if (!keys.has("role-arn")) {
                keys.missing("role-arn");
            }
            String file =
                    keys.optional("web-identity-token-file", Parsers::text).orElse("");
            return new CredentialsConfig.WebIdentity(roleArn.orElse(""), file, sessionName, stsEndpoint);
        }
        CredentialsConfig base = base();
        if (keys.has("role-arn")) {
            return new CredentialsConfig.AssumeRole(roleArn.orElse(""), externalId, sessionName, stsEndpoint, base);
        }
        for (String key : OF_ROLES) {
            if (keys.has(key)) {
                keys.report(key, CONFIG_CONTRADICTION, "belongs to a role. Add role-arn or take " + key + " out");
            }
        }
        return base;
    }

    private CredentialsConfig base() {
        List<String> pair = List.of("access-key", "secret-key", "session-token");
        if (keys.has("profile")) {
            excludes("profile", pair);
            return new CredentialsConfig.Profile(
                    keys.optional("profile", Parsers::text).orElse(""));
        }
        if (pair.stream().noneMatch(keys::has)) {
            return new CredentialsConfig.DefaultChain();
        }
        for (String key : List.of("access-key", "secret-key")) {
            if (keys.node(key).isEmpty()) {
                keys.missing(key);
            }
        }
        String accessKey = keys.optional("access-key", Parsers::text).orElse("");
        String secretKey = keys.secret("secret-key").orElse("");
        return new CredentialsConfig.KeyPair(accessKey, secretKey, keys.secret("session-token"));
    }

    private void alone(String key) {
        List<String> others = Sections.CREDENTIALS.names().stream()
                .filter(name -> !name.equals(key) && !name.equals("anonymous"))
                .toList();
        excludes(key, others);
    }

    private void excludes(String key, List<String> others) {
        for (String other : others) {
            if (keys.has(other)) {
                keys.report(
                        other,
                        CONFIG_CONTRADICTION,
                        other + " and " + key + " exclude each other. Keep the one that is meant");
            }
        }
    }

    private static String arn(String text) {
        if (!text.startsWith("arn:") || text.chars().anyMatch(Character::isWhitespace)) {
            throw new BadValueException(
                    CONFIG_BAD_NAME, "is no ARN. Write one such as arn:aws:iam::123456789012:role/lake-reader");
        }
        return text;
    }
}
