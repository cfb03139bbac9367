package io.lakecaravan.s3;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.ObjectException;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Objects that are configuration and no data: read whole, in one request, without having been listed. */
public final class SmallObjects {
    private SmallObjects() {}

    /**
     * @param most bytes; a larger object is refused and not read to its end
     * @return empty where there is no such object
     * @throws ObjectException when the store does not give it, or it is too large
     */
    public static Optional<byte[]> read(SourceClient client, String bucket, String key, int most)
            throws ObjectException {
        try (ResponseInputStream<GetObjectResponse> body =
                client.s3().getObject(request -> request.bucket(bucket).key(key))) {
            byte[] bytes = body.readNBytes(most + 1);
            client.meter().received(bytes.length);
            if (bytes.length > most) {
                // Closing would read what is left of the body.
                body.abort();
                throw new ObjectException(
                        FindingCode.OBJECT_LIMIT_EXCEEDED, "the object has more than " + most + " bytes", null);
            }
            return Optional.of(bytes);
        } catch (ObjectException e) {
            throw e;
        } catch (SdkException | IOException e) {
            S3Fault fault = S3Faults.of(e);
            if (fault == S3Fault.NO_KEY) {
                return Optional.empty();
            }
            throw new ObjectException(
                    fault.objectCode(), fault.sentence() + S3Faults.evidence(e) + ". " + S3Faults.fix(e), e);
        }
    }
}
