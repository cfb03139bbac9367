package io.lakecaravan.config;

import java.util.Optional;

/** Where a source's credentials come from. Secrets are resolved already; no {@code toString} shows them. */
public sealed interface CredentialsConfig {
    /** The AWS default chain. */
    record DefaultChain() implements CredentialsConfig {}

    record KeyPair(String accessKey, String secretKey, Optional<String> sessionToken) implements CredentialsConfig {
        @Override
        public String toString() {
            return "KeyPair[accessKey=" + accessKey + "]";
        }
    }

    record Profile(String name) implements CredentialsConfig {}

    /**
     * @param base credentials that call AssumeRole
     * @param stsEndpoint empty for AWS
     */
    record AssumeRole(
            String roleArn,
            Optional<String> externalId,
            Optional<String> sessionName,
            Optional<String> stsEndpoint,
            CredentialsConfig base)
            implements CredentialsConfig {}

    record WebIdentity(String roleArn, String tokenFile, Optional<String> sessionName, Optional<String> stsEndpoint)
            implements CredentialsConfig {}

    record Anonymous() implements CredentialsConfig {}

    /** An {@code AwsCredentialsProvider} in the Camel registry. */
    record ProviderBean(String name) implements CredentialsConfig {}
}
