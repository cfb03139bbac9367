package io.lakecaravan.s3;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.CredentialsConfig.Anonymous;
import io.lakecaravan.config.CredentialsConfig.AssumeRole;
import io.lakecaravan.config.CredentialsConfig.DefaultChain;
import io.lakecaravan.config.CredentialsConfig.KeyPair;
import io.lakecaravan.config.CredentialsConfig.Profile;
import io.lakecaravan.config.CredentialsConfig.ProviderBean;
import io.lakecaravan.config.CredentialsConfig.WebIdentity;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.finding.FindingCode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/** Opens the credentials provider of one source; what must be closed later is pushed on {@code owned}. */
final class Credentials {
    private static final String SESSION_NAME = "lake-caravan";

    private final SourceConfig source;
    private final Region region;
    private final SdkHttpClient http;
    private final ClientOverrideConfiguration calls;
    private final Function<String, Optional<AwsCredentialsProvider>> providers;
    private final Deque<AutoCloseable> owned;

    Credentials(
            SourceConfig source,
            Region region,
            SdkHttpClient http,
            ClientOverrideConfiguration calls,
            Function<String, Optional<AwsCredentialsProvider>> providers,
            Deque<AutoCloseable> owned) {
        this.source = source;
        this.region = region;
        this.http = http;
        this.calls = calls;
        this.providers = providers;
        this.owned = owned;
    }

    AwsCredentialsProvider open() {
        return open(source.credentials());
    }

    private AwsCredentialsProvider open(CredentialsConfig credentials) {
        if (credentials instanceof DefaultChain) {
            return own(DefaultCredentialsProvider.builder().build());
        }
        if (credentials instanceof KeyPair pair) {
            return StaticCredentialsProvider.create(
                    pair.sessionToken().isPresent()
                            ? AwsSessionCredentials.create(
                                    pair.accessKey(),
                                    pair.secretKey(),
                                    pair.sessionToken().get())
                            : AwsBasicCredentials.create(pair.accessKey(), pair.secretKey()));
        }
        if (credentials instanceof Profile profile) {
            return own(ProfileCredentialsProvider.builder()
                    .profileName(profile.name())
                    .build());
        }
        if (credentials instanceof AssumeRole role) {
            return assumeRole(role);
        }
        if (credentials instanceof WebIdentity identity) {
            return webIdentity(identity);
        }
        if (credentials instanceof Anonymous) {
            return AnonymousCredentialsProvider.create();
        }
        if (credentials instanceof ProviderBean bean) {
            return bean(bean);
        }
        throw new IllegalStateException("unknown kind of credentials " + credentials.getClass());
    }

    private AwsCredentialsProvider assumeRole(AssumeRole role) {
        StsClient sts = sts(role.stsEndpoint(), open(role.base()));
        return own(StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role.roleArn())
                        .roleSessionName(role.sessionName().orElse(SESSION_NAME))
                        .externalId(role.externalId().orElse(null)))
                .build());
    }

    private AwsCredentialsProvider webIdentity(WebIdentity identity) {
        Path token = Path.of(identity.tokenFile());
        if (!Files.isReadable(token)) {
            throw unusable("web-identity-token-file " + token + " cannot be read. Check its path and its rights.");
        }
        // The token itself is what the caller proves itself with, so the request is not signed.
        StsClient sts = sts(identity.stsEndpoint(), AnonymousCredentialsProvider.create());
        return own(StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(sts)
                .roleArn(identity.roleArn())
                .roleSessionName(identity.sessionName().orElse(SESSION_NAME))
                .webIdentityTokenFile(token)
                .build());
    }

    private AwsCredentialsProvider bean(ProviderBean bean) {
        return providers
                .apply(bean.name())
                .orElseThrow(
                        () -> unusable("no bean '" + bean.name() + "' of type AwsCredentialsProvider is registered."
                                + " Declare it under beans: in a route file, or correct credentials.provider."));
    }

    private StsClient sts(Optional<String> endpoint, AwsCredentialsProvider caller) {
        StsClientBuilder builder = StsClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(caller)
                .overrideConfiguration(calls);
        endpoint.ifPresent(uri -> builder.endpointOverride(URI.create(uri)));
        return own(builder.build());
    }

    private <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    private SourceException unusable(String message) {
        return new SourceException(FindingCode.SOURCE_UNUSABLE, source.name(), message, null);
    }
}
