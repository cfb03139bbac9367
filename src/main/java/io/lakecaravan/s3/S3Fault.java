package io.lakecaravan.s3;

import io.lakecaravan.finding.FindingCode;

/**
 * What can go wrong between us and a store, with the words for it. {@link S3Faults} tells which one an exception of the
 * SDK is.
 */
public enum S3Fault {
    NO_CREDENTIALS(
            "no credentials were found",
            "Set credentials: of the source (access-key and secret-key, profile, role-arn, or anonymous: true), or the"
                    + " AWS environment variables."),
    WRONG_ACCESS_KEY("the store does not know the access key", "Check credentials.access-key and the endpoint."),
    WRONG_SECRET(
            "the secret key does not fit the access key",
            "Check credentials.secret-key; a key pasted with a blank or a line end at its edge fails like this too."),
    EXPIRED_TOKEN("the session token has expired", "Get new temporary credentials."),
    WRONG_TOKEN(
            "the store does not accept the session token",
            "Check credentials.session-token: it belongs to one access key and secret key."),
    ROLE_REFUSED(
            "the role may not be assumed",
            "Check role-arn and external-id, that the role's trust policy names the caller, and that the caller has"
                    + " sts:AssumeRole."),
    CLOCK_SKEW("the clock of this machine is too far from the store's", "Set the clock (NTP)."),
    ACCESS_DENIED(
            "access is denied",
            "Grant s3:ListBucket on the bucket and s3:GetObject on its objects (the iam-policy command prints it)."),
    NO_BUCKET("the bucket does not exist", "Check bucket: and endpoint: of the source."),
    NO_KEY("the object does not exist", "Nothing to do if it was deleted since it was listed."),
    CHANGED("the object was overwritten since it was listed", "Nothing to do: the next run reads the new version."),
    ARCHIVED("the object is archived", "Restore it from its storage class, or leave it out with exclude:."),
    WRONG_REGION("the bucket lies in another region", "Set region: of the source to the bucket's region."),
    THROTTLED("the store asks to slow down, after all retries", "Lower workers: of the source, or raise http.retries."),
    UNKNOWN_HOST("the host name of the endpoint is not known", "Check endpoint: of the source, and DNS."),
    UNREACHABLE(
            "the endpoint does not answer",
            "Check endpoint: and http.proxy: of the source, that the server runs, and the firewall."),
    TIMED_OUT("the store did not answer in time", "Raise http.read-timeout: of the source, or look at the network."),
    CONNECTION_LOST("the connection broke", "Run again; if it stays, look at the network and at proxies between."),
    TLS_NOT_TRUSTED(
            "the certificate of the endpoint is not trusted",
            "Set tls.ca-file: to the PEM file of the authority that signed it."),
    TLS_WRONG_HOST(
            "the certificate of the endpoint is for another host name",
            "Use the name that stands in the certificate as endpoint:."),
    TLS_FAILED("no TLS connection could be made", "Check that endpoint: has the right scheme and port."),
    NOT_S3(
            "the endpoint does not speak the S3 protocol",
            "Check endpoint:, its port (a web console often has another), and path-style:."),
    INTERRUPTED("the work was interrupted", "Run again."),
    STORE_FAILED("the store failed, after all retries", "Run again later; see the store's own log."),
    OTHER("the store refused the request", "See the store's own log.");

    private final String sentence;
    private final String fix;

    S3Fault(String sentence, String fix) {
        this.sentence = sentence;
        this.fix = fix;
    }

    /** What happened, without full stop and without values. */
    public String sentence() {
        return sentence;
    }

    /** What to do, in whole sentences. */
    public String fix() {
        return fix;
    }

    /** The code for an object that could not be read for this reason. */
    public FindingCode objectCode() {
        return switch (this) {
            case ACCESS_DENIED,
                    NO_CREDENTIALS,
                    WRONG_ACCESS_KEY,
                    WRONG_SECRET,
                    EXPIRED_TOKEN,
                    WRONG_TOKEN,
                    ROLE_REFUSED,
                    CLOCK_SKEW -> FindingCode.OBJECT_FORBIDDEN;
            case NO_KEY, NO_BUCKET -> FindingCode.OBJECT_GONE;
            case CHANGED -> FindingCode.OBJECT_CHANGED;
            case ARCHIVED -> FindingCode.OBJECT_ARCHIVED;
            case WRONG_REGION,
                    THROTTLED,
                    UNKNOWN_HOST,
                    UNREACHABLE,
                    TIMED_OUT,
                    CONNECTION_LOST,
                    TLS_NOT_TRUSTED,
                    TLS_WRONG_HOST,
                    TLS_FAILED,
                    NOT_S3,
                    INTERRUPTED,
                    STORE_FAILED,
                    OTHER -> FindingCode.OBJECT_UNREADABLE;
        };
    }

    /** What a failed request means and what to do, in one line that quotes nothing but the store's error code. */
    public static String explain(Throwable failure) {
        return S3Faults.of(failure).sentence() + S3Faults.evidence(failure) + ". " + S3Faults.fix(failure);
    }
}
