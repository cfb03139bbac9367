package io.lakecaravan.s3;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.table.LakeObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * One object, read by ranged GetObject. The version is pinned by the listing's ETag, or else by that of the first answer
 * and by the size, so that no two answers mix versions.
 */
final class S3ObjectSource implements ObjectSource {
    private static final int PIECE = 64 << 10;

    private final SourceClient client;
    private final LakeObject object;
    private final ReadBudget budget;
    private final List<S3ObjectStream> streams = new ArrayList<>();
    private Optional<String> etag;
    private int requests;
    private long bytesRead;

    S3ObjectSource(SourceClient client, LakeObject object, ReadBudget budget) {
        this.client = client;
        this.object = object;
        this.budget = budget;
        this.etag = object.etag();
    }

    @Override
    public String name() {
        return object.uri();
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size() - length) {
            throw new IllegalArgumentException(
                    "bytes " + offset + " to " + (offset + length) + " are not in " + name() + " of " + size());
        }
        if (length == 0) {
            return new byte[0];
        }
        budget.request(length);
        return call(offset, offset + length - 1, (answer, body) -> {
            try {
                return exactly(answer, body, offset, length);
            } catch (IOException e) {
                // Closing would read what is left of the body.
                body.abort();
                if (e instanceof LimitException || e instanceof ObjectException) {
                    throw e;
                }
                throw RetryableException.create("the body of the answer broke off", e);
            }
        });
    }

    @Override
    public InputStream stream(long offset) throws IOException {
        if (offset < 0 || offset > size()) {
            throw new IllegalArgumentException("byte " + offset + " is not in " + name() + " of " + size());
        }
        S3ObjectStream stream =
                new S3ObjectStream(this, offset, client.source().http().retries());
        streams.add(stream);
        stream.open();
        return stream;
    }

    /** A body that stands at {@code offset} and goes to the end of the object. */
    ResponseInputStream<GetObjectResponse> body(long offset) throws IOException {
        budget.request(0);
        ResponseInputStream<GetObjectResponse> body = call(offset, size() - 1, ResponseTransformer.toInputStream());
        try {
            skip(body, answered(body.response()).skipTo(offset));
            return body;
        } catch (IOException e) {
            body.abort();
            throw failure(e);
        }
    }

    private byte[] exactly(GetObjectResponse answer, AbortableInputStream body, long offset, int length)
            throws IOException {
        skip(body, answered(answer).skipTo(offset));
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            int count = body.read(bytes, filled, Math.min(PIECE, length - filled));
            if (count < 0) {
                throw new EOFException("the body has " + filled + " bytes instead of " + length);
            }
            filled += count;
            received(count);
        }
        if (answer.contentRange() == null) {
            body.abort();
        }
        return bytes;
    }

    private AnsweredRange answered(GetObjectResponse answer) throws ObjectException {
        Optional<String> found =
                Optional.ofNullable(answer.eTag()).map(ETags::bare).filter(tag -> !tag.isEmpty());
        AnsweredRange range = AnsweredRange.of(answer.contentRange(), answer.contentLength());
        boolean other = found.isPresent() && etag.isPresent() && !found.equals(etag);
        if (other || (range.total().isPresent() && range.total().getAsLong() != size())) {
            throw refused(S3Fault.CHANGED, null);
        }
        if (etag.isEmpty()) {
            etag = found;
        }
        return range;
    }

    private void skip(InputStream body, long count) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, count)];
        long left = count;
        while (left > 0) {
            int read = body.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new EOFException("the body ends before the range begins");
            }
            left -= read;
            received(read);
        }
    }

    void received(int count) throws LimitException {
        bytesRead += count;
        client.meter().received(count);
        budget.received(count);
    }

    private <T> T call(long first, long last, ResponseTransformer<GetObjectResponse, T> transformer)
            throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        try {
            T result = client.s3().getObject(request(first, last, attempts), transformer);
            count(attempts.get());
            return result;
        } catch (SdkException e) {
            count(attempts.get());
            throw failure(e);
        }
    }

    private GetObjectRequest request(long first, long last, AtomicInteger attempts) {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .range("bytes=" + first + "-" + last)
                .overrideConfiguration(call -> call.putExecutionAttribute(TrafficMeter.ATTEMPTS, attempts)
                        .apiCallTimeout(callLimit()));
        etag.filter(ETags::isStrong).map(ETags::quoted).ifPresent(request::ifMatch);
        return request.build();
    }

    private Duration callLimit() {
        Duration limit = S3Clients.callLimit(client.source().http());
        Duration left = budget.remaining();
        Duration shorter = left.compareTo(limit) < 0 ? left : limit;
        return shorter.isZero() ? Duration.ofMillis(1) : shorter;
    }

    /** The budget knows of the first attempt already. */
    private void count(int attempts) throws LimitException {
        requests += attempts;
        for (int repeated = 1; repeated < attempts; repeated++) {
            budget.request(0);
        }
    }

    /** What a reader may see of a failure: ours as it is, all else as a fault of the store. */
    IOException failure(Exception failure) throws LimitException {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof LimitException || cause instanceof ObjectException) {
                return (IOException) cause;
            }
            cause = cause.getCause();
        }
        S3Fault fault = S3Faults.of(failure);
        if (fault == S3Fault.TIMED_OUT) {
            budget.checkTime();
        }
        if (fault == S3Fault.INTERRUPTED) {
            Thread.currentThread().interrupt();
        }
        if (fault == S3Fault.OTHER && failure instanceof EOFException) {
            fault = S3Fault.CONNECTION_LOST;
        }
        return refused(fault, failure);
    }

    private static ObjectException refused(S3Fault fault, Exception cause) {
        String fix = cause == null ? fault.fix() : S3Faults.fix(cause);
        return new ObjectException(fault.objectCode(), fault.sentence() + S3Faults.evidence(cause) + ". " + fix, cause);
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public Duration timeLeft() {
        return budget.remaining();
    }

    /** Ends the transfers that are still open. */
    @Override
    public void close() {
        streams.forEach(S3ObjectStream::close);
        streams.clear();
    }
}
