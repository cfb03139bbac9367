package io.lakecaravan.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.CredentialsConfig.AssumeRole;
import io.lakecaravan.config.CredentialsConfig.KeyPair;
import io.lakecaravan.config.CredentialsConfig.Profile;
import io.lakecaravan.config.CredentialsConfig.ProviderBean;
import io.lakecaravan.config.CredentialsConfig.WebIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Every kind of credentials, seen from the store: who signed, with which token. */
class CredentialsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/lake";

    @TempDir
    Path directory;

    private FakeS3 store;
    private FakeSts sts;

    @BeforeEach
    void start() throws Exception {
        store = FakeS3.start().put("a", "x");
        sts = FakeSts.start();
    }

    @AfterEach
    void stop() {
        store.close();
        sts.close();
    }

    @Test
    void aKeyPairSigns() {
        Map<String, String> headers = headersSeen(new KeyPair("mykey", "mysecret", Optional.empty()));
        assertThat(headers.get("Authorization")).contains("Credential=mykey/", "/us-east-1/s3/");
        assertThat(headers).doesNotContainKey("X-Amz-Security-Token");
    }

    @Test
    void aSessionTokenIsSentAlong() {
        Map<String, String> headers = headersSeen(new KeyPair("mykey", "mysecret", Optional.of("mytoken")));
        assertThat(headers).containsEntry("X-Amz-Security-Token", "mytoken");
    }

    @Test
    void anonymousSignsNothing() {
        assertThat(headersSeen(new CredentialsConfig.Anonymous())).doesNotContainKey("Authorization");
    }

    @Test
    void aRoleIsAssumedWithItsExternalIdByTheBaseCredentials() {
        Map<String, String> headers = headersSeen(role("right-id"));
        assertThat(headers).containsEntry("X-Amz-Security-Token", "temptoken");
        assertThat(headers.get("Authorization")).contains("Credential=TEMPKEY/");
        FakeSts.Seen asked = sts.seen().get(0);
        assertThat(asked.form())
                .containsEntry("Action", "AssumeRole")
                .containsEntry("RoleArn", ROLE)
                .containsEntry("ExternalId", "right-id")
                .containsEntry("RoleSessionName", "nightly");
        assertThat(asked.authorization().orElseThrow()).contains("Credential=basekey/", "/sts/");
    }

    @Test
    void aRoleThatMayNotBeAssumedSaysWhatToCheck() {
        try (SourceClient client =
                SourceBuilder.at(store.endpoint()).credentials(role("wrong-id")).open()) {
            Listing listing = Listing.of(client);
            assertThatThrownBy(() -> listing.pages().hasNext())
                    .isInstanceOf(ListingException.class)
                    .hasMessageContaining("the role may not be assumed")
                    .hasMessageContaining("external-id");
        }
        assertThat(store.seen()).isEmpty();
    }

    @Test
    void aWebIdentityTokenIsExchangedUnsigned() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "the-token");
        Map<String, String> headers = headersSeen(new WebIdentity(
                ROLE,
                token.toString(),
                Optional.empty(),
                Optional.of(sts.endpoint().toString())));
        assertThat(headers).containsEntry("X-Amz-Security-Token", "temptoken");
        FakeSts.Seen asked = sts.seen().get(0);
        assertThat(asked.form())
                .containsEntry("Action", "AssumeRoleWithWebIdentity")
                .containsEntry("RoleArn", ROLE)
                .containsEntry("RoleSessionName", "lake-caravan")
                .containsEntry("WebIdentityToken", "the-token");
        assertThat(asked.authorization()).isEmpty();
    }

    @Test
    void aMissingTokenFileIsNamed() {
        SourceBuilder source = SourceBuilder.at(store.endpoint())
                .credentials(new WebIdentity(ROLE, "/no/such/token", Optional.empty(), Optional.empty()));
        assertThatThrownBy(source::open)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source demo: web-identity-token-file /no/such/token cannot be read");
    }

    @Test
    void aProfileComesFromTheCredentialsFile() throws Exception {
        Path file = Files.writeString(
                directory.resolve("credentials"),
                "[lake]\naws_access_key_id = profilekey\naws_secret_access_key = profilesecret\n");
        String before = System.getProperty("aws.sharedCredentialsFile");
        System.setProperty("aws.sharedCredentialsFile", file.toString());
        try {
            assertThat(headersSeen(new Profile("lake")).get("Authorization")).contains("Credential=profilekey/");
            SourceBuilder other = SourceBuilder.at(store.endpoint()).credentials(new Profile("none"));
            assertThatThrownBy(() -> list(other)).hasMessageContaining("no credentials were found");
        } finally {
            if (before == null) {
                System.clearProperty("aws.sharedCredentialsFile");
            } else {
                System.setProperty("aws.sharedCredentialsFile", before);
            }
        }
    }

    @Test
    void aProviderIsFoundByName() {
        S3Clients clients = new S3Clients(name -> name.equals("mine")
                ? Optional.of(StaticCredentialsProvider.create(AwsBasicCredentials.create("beankey", "s")))
                : Optional.empty());
        SourceBuilder source = SourceBuilder.at(store.endpoint());
        try (SourceClient client =
                clients.open(source.credentials(new ProviderBean("mine")).build())) {
            FakeS3.keys(Listing.of(client));
        }
        assertThat(store.seen().get(0).headers().get("Authorization")).contains("Credential=beankey/");
        assertThatThrownBy(() -> clients.open(
                        source.credentials(new ProviderBean("yours")).build()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no bean 'yours'");
    }

    @Test
    void noFailureShowsASecret() {
        store.fail(seen -> true, 9, FakeS3.error(403, "SignatureDoesNotMatch"));
        SourceBuilder source = SourceBuilder.at(store.endpoint())
                .credentials(new KeyPair("mykey", "dontshowme", Optional.of("norme")));
        try (SourceClient client = source.open()) {
            assertThat(client.toString()).doesNotContain("dontshowme", "norme");
        }
        ListingException failure = catchThrowableOfType(ListingException.class, () -> list(source));
        assertThat(failure).hasMessageContaining("the secret key does not fit");
        assertThat(failure).hasStackTraceContaining("SignatureDoesNotMatch");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("dontshowme", "norme");
        }
        assertThat(source.build().toString()).doesNotContain("dontshowme", "norme");
    }

    private AssumeRole role(String externalId) {
        return new AssumeRole(
                ROLE,
                Optional.of(externalId),
                Optional.of("nightly"),
                Optional.of(sts.endpoint().toString()),
                new KeyPair("basekey", "basesecret", Optional.empty()));
    }

    private Map<String, String> headersSeen(CredentialsConfig credentials) {
        list(SourceBuilder.at(store.endpoint()).credentials(credentials));
        return store.seen().get(0).headers();
    }

    private static void list(SourceBuilder source) {
        try (SourceClient client = source.open()) {
            FakeS3.keys(Listing.of(client));
        }
    }
}
