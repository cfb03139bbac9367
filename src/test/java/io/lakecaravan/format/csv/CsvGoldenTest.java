package io.lakecaravan.format.csv;

import io.lakecaravan.format.text.GoldenCase;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvGoldenTest {
    static Stream<GoldenCase> cases() throws IOException {
        return GoldenCase.all("csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsExpected(GoldenCase golden) throws IOException {
        golden.check(new CsvFormat());
    }
}
