package io.lakecaravan.s3;

import io.lakecaravan.format.LimitException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The rest of an object. A transfer that breaks is taken up where it broke, in the same version of the object. */
final class S3ObjectStream extends InputStream {
    private final S3ObjectSource source;
    private long position;
    private int resumes;
    private Optional<ResponseInputStream<GetObjectResponse>> body = Optional.empty();

    S3ObjectStream(S3ObjectSource source, long offset, int resumes) {
        this.source = source;
        this.position = offset;
        this.resumes = resumes;
    }

    void open() throws IOException {
        if (position < source.size()) {
            body = Optional.of(source.body(position));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (position < source.size()) {
            int most = (int) Math.min(length, source.size() - position);
            try {
                int count = body.orElseThrow(() -> new IOException("the stream is closed"))
                        .read(target, start, most);
                if (count < 0) {
                    throw new EOFException("the body ends at byte " + position + " of " + source.size());
                }
                position += count;
                source.received(count);
                return count;
            } catch (LimitException e) {
                throw e;
            } catch (IOException | SdkException e) {
                resume(e);
            }
        }
        return -1;
    }

    private void resume(Exception failure) throws IOException {
        if (body.isEmpty() || resumes == 0) {
            close();
            throw source.failure(failure);
        }
        resumes--;
        body.get().abort();
        body = Optional.empty();
        open();
    }

    /** Before the end this breaks the connection: what is left may be far more than a connection is worth. */
    @Override
    public void close() {
        if (body.isEmpty()) {
            return;
        }
        ResponseInputStream<GetObjectResponse> open = body.get();
        body = Optional.empty();
        if (position < source.size()) {
            open.abort();
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            // All bytes were delivered; only the connection is not worth keeping.
            open.abort();
        }
    }
}
