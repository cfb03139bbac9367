package io.lakecaravan.s3;

/**
 * What a source has cost so far, every attempt counted.
 *
 * @param bytesRead bytes of object bodies that were received; listings are not part of it
 */
public record Traffic(long listRequests, long getRequests, long bytesRead) {
    public Traffic plus(Traffic other) {
        return new Traffic(
                listRequests + other.listRequests, getRequests + other.getRequests, bytesRead + other.bytesRead);
    }
}
