package io.lakecaravan.s3;

import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.ObjectPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** ListObjectsV2 of one bucket below a prefix; asks for a page when it is wanted and not before. */
final class BucketPages implements Iterator<ObjectPage> {
    static final int PAGE_SIZE = 1000;
    /** A store may answer with empty pages that are not the last; one that does so without end is broken. */
    private static final int MOST_EMPTY_PAGES = 1000;

    private final SourceClient client;
    private final String bucket;
    private final String prefix;
    private final Optional<String> startAfter;
    private Optional<String> token = Optional.empty();
    private Optional<String> lastKey;
    private Optional<ObjectPage> next = Optional.empty();
    private boolean ended;
    private int number;

    BucketPages(SourceClient client, String bucket, String prefix, Optional<String> startAfter) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.startAfter = startAfter;
        this.lastKey = startAfter;
    }

    @Override
    public boolean hasNext() {
        for (int empty = 0; next.isEmpty() && !ended; empty++) {
            if (empty == MOST_EMPTY_PAGES) {
                throw stopped("the store gave " + MOST_EMPTY_PAGES + " empty pages in a row");
            }
            fetch();
        }
        return next.isPresent();
    }

    @Override
    public ObjectPage next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing of " + bucket + " has ended");
        }
        ObjectPage page = next.orElseThrow();
        next = Optional.empty();
        return page;
    }

    private void fetch() {
        ListObjectsV2Response answer;
        try {
            answer = client.s3().listObjectsV2(request());
        } catch (SdkException e) {
            ended = true;
            S3Fault fault = S3Faults.of(e);
            throw new ListingException(
                    bucket, prefix, lastKey, fault.sentence() + S3Faults.evidence(e), S3Faults.fix(e), e);
        } catch (IllegalArgumentException e) {
            ended = true;
            throw new ListingException(
                    bucket, prefix, lastKey, "a key in the listing is not well encoded", S3Fault.STORE_FAILED.fix(), e);
        }
        advance(answer);
        if (!answer.contents().isEmpty()) {
            next = Optional.of(page(answer.contents()));
        }
    }

    private ListObjectsV2Request request() {
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(bucket)
                .maxKeys(PAGE_SIZE)
                // XML cannot hold every character that a key can.
                .encodingType(EncodingType.URL);
        if (!prefix.isEmpty()) {
            request.prefix(prefix);
        }
        startAfter.ifPresent(request::startAfter);
        token.ifPresent(request::continuationToken);
        return request.build();
    }

    private void advance(ListObjectsV2Response answer) {
        if (!Boolean.TRUE.equals(answer.isTruncated())) {
            ended = true;
            return;
        }
        Optional<String> following =
                Optional.ofNullable(answer.nextContinuationToken()).filter(text -> !text.isEmpty());
        if (following.isEmpty()) {
            throw stopped("the store says that there is more and does not say where");
        }
        if (following.equals(token)) {
            throw stopped("the store gives the same page again and again");
        }
        token = following;
    }

    private ObjectPage page(List<S3Object> contents) {
        List<LakeObject> objects = new ArrayList<>(contents.size());
        for (S3Object object : contents) {
            objects.add(object(object));
        }
        lastKey = Optional.of(objects.get(objects.size() - 1).key());
        return new ObjectPage(client.source().name(), bucket, number++, objects);
    }

    private LakeObject object(S3Object object) {
        if (object.key() == null || object.size() == null || object.size() < 0) {
            throw stopped("an entry has no key or no size");
        }
        return new LakeObject(
                bucket,
                object.key(),
                object.size(),
                Optional.ofNullable(object.eTag()).map(ETags::bare).filter(tag -> !tag.isEmpty()),
                Optional.ofNullable(object.lastModified()).orElse(Instant.EPOCH),
                Optional.ofNullable(object.storageClassAsString())
                        .filter(text -> !text.isEmpty())
                        .orElse(LakeObject.STANDARD));
    }

    private ListingException stopped(String found) {
        ended = true;
        next = Optional.empty();
        return new ListingException(bucket, prefix, lastKey, found, S3Fault.STORE_FAILED.fix(), null);
    }
}
