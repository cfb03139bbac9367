package io.lakecaravan.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.StsException;

class S3FaultsTest {
    @ParameterizedTest
    @CsvSource({
        "403, InvalidAccessKeyId, WRONG_ACCESS_KEY",
        "403, SignatureDoesNotMatch, WRONG_SECRET",
        "400, ExpiredToken, EXPIRED_TOKEN",
        "400, TokenRefreshRequired, EXPIRED_TOKEN",
        "400, InvalidToken, WRONG_TOKEN",
        "403, RequestTimeTooSkewed, CLOCK_SKEW",
        "403, RequestExpired, CLOCK_SKEW",
        "403, AccessDenied, ACCESS_DENIED",
        "403, AllAccessDisabled, ACCESS_DENIED",
        "403, AccountProblem, ACCESS_DENIED",
        "403, SomethingNew, ACCESS_DENIED",
        "403, , ACCESS_DENIED",
        "401, , ACCESS_DENIED",
        "404, NoSuchBucket, NO_BUCKET",
        "400, InvalidBucketName, NO_BUCKET",
        "404, NoSuchKey, NO_KEY",
        "404, NoSuchVersion, NO_KEY",
        "404, , NOT_S3",
        "405, MethodNotAllowed, NOT_S3",
        "412, PreconditionFailed, CHANGED",
        "412, , CHANGED",
        "416, InvalidRange, CHANGED",
        "403, InvalidObjectState, ARCHIVED",
        "301, PermanentRedirect, WRONG_REGION",
        "307, TemporaryRedirect, WRONG_REGION",
        "301, , WRONG_REGION",
        "400, AuthorizationHeaderMalformed, WRONG_REGION",
        "400, IllegalLocationConstraintException, WRONG_REGION",
        "503, SlowDown, THROTTLED",
        "400, Throttling, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "429, TooManyRequests, THROTTLED",
        "503, , THROTTLED",
        "400, RequestTimeout, TIMED_OUT",
        "504, , TIMED_OUT",
        "500, InternalError, STORE_FAILED",
        "501, NotImplemented, STORE_FAILED",
        "400, InvalidRequest, OTHER"
    })
    void anAnswerOfTheStore(int status, String code, S3Fault fault) {
        assertThat(S3Faults.of(answer(S3Exception.builder(), status, code))).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, ROLE_REFUSED",
        "400, ValidationError, ROLE_REFUSED",
        "403, InvalidClientTokenId, WRONG_ACCESS_KEY",
        "400, ExpiredTokenException, EXPIRED_TOKEN",
        "500, , STORE_FAILED"
    })
    void anAnswerOfTheTokenService(int status, String code, S3Fault fault) {
        assertThat(S3Faults.of(answer(StsException.builder(), status, code))).isEqualTo(fault);
    }

    @ParameterizedTest
    @MethodSource
    void whatNeverReachedTheStore(Throwable cause, S3Fault fault) {
        assertThat(S3Faults.of(cause)).isEqualTo(fault);
        assertThat(S3Faults.of(SdkClientException.create("Unable to execute HTTP request", new IOException(cause))))
                .isEqualTo(fault);
    }

    static Stream<Arguments> whatNeverReachedTheStore() {
        SSLException untrusted = new SSLHandshakeException("PKIX");
        untrusted.initCause(new CertificateException("no path"));
        return Stream.of(
                arguments(new UnknownHostException("x"), S3Fault.UNKNOWN_HOST),
                arguments(new ConnectException("refused"), S3Fault.UNREACHABLE),
                arguments(new ConnectTimeoutException("slow"), S3Fault.UNREACHABLE),
                arguments(new NoRouteToHostException("none"), S3Fault.UNREACHABLE),
                arguments(new SocketTimeoutException("read"), S3Fault.TIMED_OUT),
                arguments(ApiCallTimeoutException.create(10), S3Fault.TIMED_OUT),
                arguments(new SocketException("reset"), S3Fault.CONNECTION_LOST),
                arguments(new NoHttpResponseException("none"), S3Fault.CONNECTION_LOST),
                arguments(new ConnectionClosedException("short"), S3Fault.CONNECTION_LOST),
                arguments(untrusted, S3Fault.TLS_NOT_TRUSTED),
                arguments(new SSLPeerUnverifiedException("name"), S3Fault.TLS_WRONG_HOST),
                arguments(new SSLException("plaintext"), S3Fault.TLS_FAILED),
                arguments(AbortedException.create("stop"), S3Fault.INTERRUPTED),
                arguments(new InterruptedIOException("stop"), S3Fault.INTERRUPTED));
    }

    @Test
    void theSdkTellsSomeByTextAlone() {
        assertThat(S3Faults.of(SdkClientException.create("Unable to load credentials from any of the providers")))
                .isEqualTo(S3Fault.NO_CREDENTIALS);
        assertThat(S3Faults.of(SdkClientException.create("Could not parse XML response.")))
                .isEqualTo(S3Fault.NOT_S3);
        assertThat(S3Faults.of(SdkClientException.create("anything"))).isEqualTo(S3Fault.OTHER);
    }

    @Test
    void anAnswerToHeadHasNoCode() {
        assertThat(S3Faults.of(NoSuchKeyException.builder().statusCode(404).build()))
                .isEqualTo(S3Fault.NO_KEY);
    }

    @Test
    void theStoresTextIsShownOnlyWhereItIsACode() {
        assertThat(S3Faults.evidence(answer(S3Exception.builder(), 403, "AccessDenied")))
                .isEqualTo(" (HTTP 403, AccessDenied)");
        assertThat(S3Faults.evidence(answer(S3Exception.builder(), 403, "<script>")))
                .isEqualTo(" (HTTP 403)");
        assertThat(S3Faults.evidence(new IOException("x"))).isEmpty();
    }

    @Test
    void theRegionIsNamedWhereTheStoreNamesIt() {
        assertThat(S3Faults.fix(redirect("eu-west-1"))).isEqualTo("Set region: eu-west-1 in the source.");
        assertThat(S3Faults.fix(redirect("<b>"))).isEqualTo(S3Fault.WRONG_REGION.fix());
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultHasASentenceAndAFix(S3Fault fault) {
        assertThat(fault.sentence()).isNotBlank().doesNotEndWith(".");
        assertThat(fault.fix()).endsWith(".");
        assertThat(fault.objectCode().name()).startsWith("OBJECT_");
    }

    private static Throwable redirect(String region) {
        return S3Exception.builder()
                .statusCode(301)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("PermanentRedirect")
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .putHeader("x-amz-bucket-region", region)
                                .build())
                        .build())
                .build();
    }

    private static Throwable answer(AwsServiceException.Builder builder, int status, String code) {
        return builder.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
