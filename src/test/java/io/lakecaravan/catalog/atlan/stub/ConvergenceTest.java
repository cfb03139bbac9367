package io.lakecaravan.catalog.atlan.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that only repeats what failed ends where one ends that met no fault: check 33. */
class ConvergenceTest extends AtlanTestCase {
    private static final String LATE = S3 + "/lake-caravan/e2e/p3";

    @ParameterizedTest
    @DisplayName("check 33: whatever goes wrong on the way, repeated requests end in the same state")
    @ValueSource(longs = {1, 2, 3})
    void sameState(long seed) {
        run();
        JsonNode calm = stub.snapshot();
        begin(StubAtlanSettings.defaults().withFreshRefusals(0).withSeed(seed));
        stub.faults().share(Fault.tooManyRequests(Duration.ofSeconds(1)), 0.1);
        stub.faults().share(Fault.unavailable(), 0.1);
        stub.faults().share(Fault.badGateway(), 0.1);
        stub.faults().share(Fault.serverErrorAfterwards(), 0.1);
        stub.faults().share(Fault.gatewayTimeoutAfterwards(), 0.1);
        stub.faults().share(new Fault.Cut(), 0.1);
        stub.faults().share(new Fault.AnswerLost(), 0.1);
        run();
        assertThat(stub.log().count(entry -> entry.fault().isPresent())).isPositive();
        assertThat(stub.snapshot()).isEqualTo(calm);
        assertThat(stub.violations()).isEmpty();
    }

    private void run() {
        persist(() -> client.bulk(bucket()));
        for (int i = 0; i < 8; i++) {
            int n = i;
            persist(() -> client.bulk(
                    object("o" + n, "'s3ObjectSize':" + n, links("'bucket':" + named("S3Bucket", BUCKET))),
                    process("p" + n, placeholder("S3Object", "-o" + n), named("Table", SF_ORDERS))));
        }
        List<String> ends = List.of(LATE, S3 + "/lake-caravan/e2e/p5");
        ends.forEach(name -> stub.guid("Process", name)
                .ifPresent(guid -> persist(() -> client.delete("api/meta/entity/bulk?deleteType=PURGE&guid=" + guid))));
    }

    private static void persist(Supplier<HttpResponse<String>> request) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                if (request.get().statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // The connection ended: the same request once more.
                assertThat(e).hasCauseInstanceOf(IOException.class);
            }
        }
        throw new AssertionError("a hundred attempts failed");
    }
}
