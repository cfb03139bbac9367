package io.lakecaravan.flow;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.SourceConfig;

/** What is configured of a source for one of its buckets: a bucket may bring a part of it along. */
@FunctionalInterface
public interface BucketSources {
    /** @throws io.lakecaravan.s3.SourceException when what the bucket brings cannot be read */
    SourceConfig of(String run, String source, String bucket);

    /** For all buckets what the configuration file says. */
    static BucketSources configured(CaravanConfig config) {
        return (run, source, bucket) -> config.source(source);
    }
}
