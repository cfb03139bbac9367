package io.lakecaravan.s3;

import static java.util.Map.entry;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Which fault an exception of the SDK is: by error code, then by status, then by the kinds in the chain of causes. */
final class S3Faults {
    private static final int DEEPEST_CAUSE = 12;
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9.]{1,64}");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /** Error codes of <i>Amazon S3 API Reference, Error responses</i>, and of STS. */
    private static final Map<String, S3Fault> BY_CODE = Map.ofEntries(
            entry("InvalidAccessKeyId", S3Fault.WRONG_ACCESS_KEY),
            entry("InvalidClientTokenId", S3Fault.WRONG_ACCESS_KEY),
            entry("UnrecognizedClientException", S3Fault.WRONG_ACCESS_KEY),
            entry("SignatureDoesNotMatch", S3Fault.WRONG_SECRET),
            entry("ExpiredToken", S3Fault.EXPIRED_TOKEN),
            entry("ExpiredTokenException", S3Fault.EXPIRED_TOKEN),
            entry("TokenRefreshRequired", S3Fault.EXPIRED_TOKEN),
            entry("InvalidToken", S3Fault.WRONG_TOKEN),
            entry("RequestTimeTooSkewed", S3Fault.CLOCK_SKEW),
            entry("RequestExpired", S3Fault.CLOCK_SKEW),
            entry("AccessDenied", S3Fault.ACCESS_DENIED),
            entry("AllAccessDisabled", S3Fault.ACCESS_DENIED),
            entry("AccountProblem", S3Fault.ACCESS_DENIED),
            entry("NoSuchBucket", S3Fault.NO_BUCKET),
            entry("InvalidBucketName", S3Fault.NO_BUCKET),
            entry("NoSuchKey", S3Fault.NO_KEY),
            entry("NoSuchVersion", S3Fault.NO_KEY),
            entry("PreconditionFailed", S3Fault.CHANGED),
            entry("InvalidRange", S3Fault.CHANGED),
            entry("InvalidObjectState", S3Fault.ARCHIVED),
            entry("PermanentRedirect", S3Fault.WRONG_REGION),
            entry("TemporaryRedirect", S3Fault.WRONG_REGION),
            entry("Redirect", S3Fault.WRONG_REGION),
            entry("AuthorizationHeaderMalformed", S3Fault.WRONG_REGION),
            entry("IllegalLocationConstraintException", S3Fault.WRONG_REGION),
            entry("SlowDown", S3Fault.THROTTLED),
            entry("Throttling", S3Fault.THROTTLED),
            entry("ThrottlingException", S3Fault.THROTTLED),
            entry("TooManyRequests", S3Fault.THROTTLED),
            entry("RequestLimitExceeded", S3Fault.THROTTLED),
            entry("RequestTimeout", S3Fault.TIMED_OUT));

    private S3Faults() {}

    static S3Fault of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            Optional<S3Fault> fault = one(cause);
            if (fault.isPresent()) {
                return fault.get();
            }
            cause = cause.getCause();
        }
        return byMessage(failure);
    }

    /** What stands behind a sentence: {@code (HTTP 403, AccessDenied)}; empty for what never reached the store. */
    static String evidence(Throwable failure) {
        if (!(failure instanceof AwsServiceException service)) {
            return "";
        }
        // The code is the server's text: shown only where it looks like a code.
        String code = errorCode(service)
                .filter(text -> ERROR_CODE.matcher(text).matches())
                .map(text -> ", " + text)
                .orElse("");
        return " (HTTP " + service.statusCode() + code + ")";
    }

    /** What to do; names the region where the store named it. */
    static String fix(Throwable failure) {
        S3Fault fault = of(failure);
        if (fault == S3Fault.WRONG_REGION
                && failure instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().sdkHttpResponse() != null) {
            Optional<String> region = service.awsErrorDetails()
                    .sdkHttpResponse()
                    .firstMatchingHeader("x-amz-bucket-region")
                    .filter(text -> REGION.matcher(text).matches());
            if (region.isPresent()) {
                return "Set region: " + region.get() + " in the source.";
            }
        }
        return fault.fix();
    }

    private static Optional<S3Fault> one(Throwable cause) {
        if (cause instanceof AwsServiceException service) {
            return Optional.of(ofAnswer(service));
        }
        if (cause instanceof AbortedException || isInterrupt(cause)) {
            return Optional.of(S3Fault.INTERRUPTED);
        }
        if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
            return Optional.of(S3Fault.TIMED_OUT);
        }
        if (cause instanceof UnknownHostException) {
            return Optional.of(S3Fault.UNKNOWN_HOST);
        }
        if (cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof NoRouteToHostException) {
            return Optional.of(S3Fault.UNREACHABLE);
        }
        if (cause instanceof SocketTimeoutException) {
            return Optional.of(S3Fault.TIMED_OUT);
        }
        if (cause instanceof SSLPeerUnverifiedException) {
            return Optional.of(S3Fault.TLS_WRONG_HOST);
        }
        if (cause instanceof SSLException) {
            return Optional.of(ofTls(cause));
        }
        if (cause instanceof SocketException
                || cause instanceof NoHttpResponseException
                || cause instanceof ConnectionClosedException) {
            return Optional.of(S3Fault.CONNECTION_LOST);
        }
        return Optional.empty();
    }

    private static S3Fault ofAnswer(AwsServiceException service) {
        boolean sts = service instanceof StsException;
        S3Fault known = errorCode(service).map(BY_CODE::get).orElse(null);
        if (known != null) {
            return sts && known == S3Fault.ACCESS_DENIED ? S3Fault.ROLE_REFUSED : known;
        }
        if (service instanceof NoSuchKeyException) {
            // An answer to HEAD has no body, and so no code.
            return S3Fault.NO_KEY;
        }
        int status = service.statusCode();
        if (sts && status < 500) {
            return S3Fault.ROLE_REFUSED;
        }
        return switch (status) {
            case 301, 302, 307, 308 -> S3Fault.WRONG_REGION;
            case 401, 403 -> S3Fault.ACCESS_DENIED;
            // Without a code the answer is not S3's own: those name what does not exist.
            case 404 -> errorCode(service).isPresent() ? S3Fault.NO_KEY : S3Fault.NOT_S3;
            case 405 -> S3Fault.NOT_S3;
            case 412, 416 -> S3Fault.CHANGED;
            case 429, 503 -> S3Fault.THROTTLED;
            case 408, 504 -> S3Fault.TIMED_OUT;
            default -> status >= 500 ? S3Fault.STORE_FAILED : S3Fault.OTHER;
        };
    }

    private static Optional<String> errorCode(AwsServiceException service) {
        return service.awsErrorDetails() == null
                ? Optional.empty()
                : Optional.ofNullable(service.awsErrorDetails().errorCode()).filter(code -> !code.isBlank());
    }

    private static boolean isInterrupt(Throwable cause) {
        return cause instanceof InterruptedException
                || (cause instanceof InterruptedIOException
                        && !(cause instanceof SocketTimeoutException)
                        && !(cause instanceof ConnectTimeoutException));
    }

    private static S3Fault ofTls(Throwable tls) {
        Throwable cause = tls;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof CertificateException) {
                return S3Fault.TLS_NOT_TRUSTED;
            }
            cause = cause.getCause();
        }
        return S3Fault.TLS_FAILED;
    }

    /** The SDK tells these by text alone. */
    private static S3Fault byMessage(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("unable to load credentials")
                || message.contains("profile file contained no credentials")
                || message.contains("unable to load an access key")) {
            return S3Fault.NO_CREDENTIALS;
        }
        if (message.contains("could not parse xml") || message.contains("unable to unmarshall")) {
            return S3Fault.NOT_S3;
        }
        return S3Fault.OTHER;
    }
}
