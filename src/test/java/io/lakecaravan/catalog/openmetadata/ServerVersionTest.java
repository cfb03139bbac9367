package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.13.4,1,13",
        "2.0.0-SNAPSHOT,2,0",
        "v1.9,1,9",
        "1.12.0.1-rc1,1,12",
        "'',1,5",
        "latest,1,5",
        "99999999999.1,1,5",
        "OpenMetadata 1.11 (abc),1,11"
    })
    void isReadLeniently(String text, int major, int minor) {
        assertThat(ServerVersion.parse(text)).isEqualTo(new ServerVersion(major, minor));
    }

    @Test
    void isComparedByNumbers() {
        assertThat(new ServerVersion(1, 12).atLeast(1, 9)).isTrue();
        assertThat(new ServerVersion(1, 12).atLeast(2, 0)).isFalse();
        assertThat(new ServerVersion(2, 0).atLeast(1, 13)).isTrue();
    }

    /** Contract 4.3: values that came with 1.11. */
    @ParameterizedTest
    @CsvSource({
        "parquet,snappy,parquet.snappy,parquet",
        "parquet,zstd,parquet,parquet",
        "csv,gzip,csv.gz,csv",
        "csv,none,csv,csv",
        "tsv,gzip,tsv,tsv",
        "json,gzip,json.gz,json.gz",
        "json,zip,json.zip,json.zip",
        "jsonl,none,jsonl,json",
        "jsonl,gzip,jsonl.gz,json.gz",
        "jsonl,zstd,jsonl,json",
        "avro,snappy,avro,avro",
        "orc,none,,",
        "iceberg,none,,"
    })
    void aFormatIsNamedAsTheVersionNamesIt(String format, String compression, String now, String before) {
        assertThat(FileFormats.ofTable(format, compression, new ServerVersion(1, 11))
                        .orElse(null))
                .isEqualTo(now);
        assertThat(FileFormats.ofTable(format, compression, new ServerVersion(1, 10))
                        .orElse(null))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"parquet,snappy,parquet", "csv,gzip,csv+gz", "jsonl,zstd,json+zstd", "xml,zip,zip", "orc,none,''"})
    void aContainerSaysWhatItHoldsAndHowItIsPacked(String format, String compression, String formats) {
        assertThat(String.join("+", FileFormats.ofContainer(format, compression)))
                .isEqualTo(formats);
    }
}
