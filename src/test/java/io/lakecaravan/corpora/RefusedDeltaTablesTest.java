package io.lakecaravan.corpora;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakecaravan.corpora.Expectation.Verdict;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Delta tables that we refuse are refused by Delta Kernel, too. */
class RefusedDeltaTablesTest {
    @TestFactory
    Stream<DynamicTest> areRefusedByTheKernel() throws IOException {
        return Expectation.all().stream()
                .filter(line -> line.format().equals("delta") && line.verdict() == Verdict.BAD)
                .map(line -> DynamicTest.dynamicTest(line.path(), () -> {
                    assumeTrue(Corpora.present(), "the corpora are not beside the project");
                    assertThatThrownBy(() -> new DeltaKernelReader().read(Corpora.ROOT.resolve(line.path())))
                            .isInstanceOf(Exception.class);
                }));
    }
}
