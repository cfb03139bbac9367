package io.lakecaravan.s3;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.TableRoot;
import io.lakecaravan.table.LakeObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The objects below one prefix of a bucket. Not for use by several threads. */
final class S3TableRoot implements TableRoot {
    /** Objects remembered from listings, so that opening one costs no request of its own. */
    private static final int MOST_REMEMBERED = 10_000;

    private final SourceClient client;
    private final String bucket;
    private final String prefix;
    private final ReadBudget budget;
    private final int listingLimit;
    private final Map<String, LakeObject> listed = new LinkedHashMap<>();

    S3TableRoot(SourceClient client, String bucket, String prefix, ReadBudget budget, int listingLimit) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.budget = budget;
        this.listingLimit = listingLimit;
    }

    @Override
    public String name() {
        return "s3://" + bucket + "/" + prefix;
    }

    @Override
    public List<LakeObject> list(String relativePrefix, int limit) throws IOException {
        if (limit > listingLimit) {
            throw new LimitException("a listing of " + limit + " objects was asked for below " + name()
                    + ", the limit is " + listingLimit);
        }
        List<LakeObject> objects = new ArrayList<>();
        BucketPages pages = new BucketPages(client, bucket, prefix + relativePrefix, Optional.empty());
        while (objects.size() < limit) {
            budget.request(0);
            if (!hasNext(pages)) {
                break;
            }
            for (LakeObject object : pages.next().objects()) {
                if (objects.size() < limit) {
                    objects.add(object);
                    remember(object);
                }
            }
        }
        return List.copyOf(objects);
    }

    private static boolean hasNext(BucketPages pages) throws ObjectException {
        try {
            return pages.hasNext();
        } catch (ListingException e) {
            throw new ObjectException(S3Faults.of(e).objectCode(), e.getMessage(), e);
        }
    }

    @Override
    public ObjectSource open(String relativeKey) throws IOException {
        String key = prefix + relativeKey;
        LakeObject object = listed.get(key);
        return new S3ObjectSource(client, object == null ? head(key) : object, budget);
    }

    @Override
    public ObjectSource open(String relativeKey, long size) {
        LakeObject object = listed.get(prefix + relativeKey);
        return new S3ObjectSource(
                client,
                object != null
                        ? object
                        : new LakeObject(
                                bucket,
                                prefix + relativeKey,
                                size,
                                Optional.empty(),
                                Instant.EPOCH,
                                LakeObject.STANDARD),
                budget);
    }

    private LakeObject head(String key) throws IOException {
        budget.request(0);
        try {
            HeadObjectResponse head =
                    client.s3().headObject(request -> request.bucket(bucket).key(key));
            LakeObject object = new LakeObject(
                    bucket,
                    key,
                    head.contentLength(),
                    Optional.ofNullable(head.eTag()).map(ETags::bare).filter(tag -> !tag.isEmpty()),
                    Optional.ofNullable(head.lastModified()).orElse(Instant.EPOCH),
                    Optional.ofNullable(head.storageClassAsString()).orElse(LakeObject.STANDARD));
            remember(object);
            return object;
        } catch (SdkException e) {
            S3Fault fault = S3Faults.of(e);
            throw new ObjectException(
                    fault.objectCode(), fault.sentence() + S3Faults.evidence(e) + ". " + S3Faults.fix(e), e);
        }
    }

    private void remember(LakeObject object) {
        if (listed.size() < MOST_REMEMBERED) {
            listed.put(object.key(), object);
        }
    }
}
