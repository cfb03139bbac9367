package io.lakecaravan.s3;

import io.lakecaravan.table.LakeObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * What a store says of buckets and objects beside their listing. Each method is one request and throws what the SDK throws;
 * {@link S3Fault#explain} says what that means.
 */
public final class BucketFacts {
    /** The store's way to say that a bucket has no tags: <i>GetBucketTagging</i>, Amazon S3 API Reference. */
    private static final String NO_TAGS = "NoSuchTagSet";

    private final S3Client s3;

    public BucketFacts(SourceClient client) {
        this.s3 = client.s3();
    }

    public Map<String, String> bucketTags(String bucket) {
        return tags(() -> s3.getBucketTagging(request -> request.bucket(bucket)).tagSet());
    }

    /** None where the object is gone. */
    public Map<String, String> objectTags(LakeObject object) {
        return tags(() -> s3.getObjectTagging(
                        request -> request.bucket(object.bucket()).key(object.key()))
                .tagSet());
    }

    /** Id and display name of the object's owner; the name is empty where the store gives none. */
    public Map.Entry<String, String> owner(LakeObject object) {
        Owner owner = s3.getObjectAcl(request -> request.bucket(object.bucket()).key(object.key()))
                .owner();
        return Map.entry(text(owner == null ? null : owner.id()), text(owner == null ? null : owner.displayName()));
    }

    /**
     * Whether a refusal says something of the object that was asked about alone: it is gone (404), archived or overwritten,
     * or the newest version of its key is a marker of deletion, of which a store answers 405 (<i>Amazon S3 User Guide,
     * Working with delete markers</i>). A denied right or a store that fails says it of all.
     */
    public static boolean concernsOneObject(Exception failure) {
        boolean answered = failure instanceof AwsServiceException service
                && Set.of(404, 405).contains(service.statusCode());
        return switch (S3Faults.of(failure)) {
            case NO_KEY, CHANGED, ARCHIVED -> true;
            case NO_BUCKET -> false;
            default -> answered;
        };
    }

    private static Map<String, String> tags(Supplier<List<Tag>> answer) {
        try {
            Map<String, String> tags = new TreeMap<>();
            answer.get().forEach(tag -> tags.put(tag.key(), tag.value()));
            return tags;
        } catch (AwsServiceException e) {
            boolean none = e.awsErrorDetails() != null
                    && NO_TAGS.equals(e.awsErrorDetails().errorCode());
            if (none || S3Faults.of(e) == S3Fault.NO_KEY) {
                return Map.of();
            }
            throw e;
        }
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
