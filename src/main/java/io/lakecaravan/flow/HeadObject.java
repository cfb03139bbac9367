package io.lakecaravan.flow;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.s3.S3Fault;
import io.lakecaravan.table.LakeObject;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An object that somebody names instead of a listing. */
public final class HeadObject {
    private static final String SCHEME = "s3://";

    private HeadObject() {}

    /**
     * Asks the store for size and version.
     *
     * @param uri {@code s3://bucket/key}
     * @throws ObjectException when the store does not show the object
     */
    public static LakeObject find(S3Client client, String uri) throws ObjectException {
        String path = uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : "";
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1) {
            throw new IllegalArgumentException("'" + uri + "' names no object; write s3://bucket/key");
        }
        String bucket = path.substring(0, slash);
        String key = path.substring(slash + 1);
        try {
            HeadObjectResponse head =
                    client.headObject(request -> request.bucket(bucket).key(key));
            return new LakeObject(
                    bucket,
                    key,
                    head.contentLength(),
                    Optional.ofNullable(head.eTag()).map(tag -> tag.replace("\"", "")),
                    head.lastModified(),
                    Optional.ofNullable(head.storageClassAsString()).orElse(LakeObject.STANDARD));
        } catch (SdkException e) {
            throw new ObjectException(
                    FindingCode.OBJECT_UNREADABLE, uri + " cannot be looked up: " + S3Fault.explain(e), e);
        }
    }
}
