package io.lakecaravan.catalog.atlan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.catalog.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 9 of the contract, row by row. */
class AtlanErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "0, '', RETRY",
        "302, '', RETRY",
        "400, ATLAS-400-00-01A, REJECT",
        "400, ATLAS-400-00-014, REJECT",
        "400, ATLAS-400-00-021, REJECT",
        "400, ATLAS-400-00-029, REJECT",
        "400, ATLAS-400-00-036, REJECT",
        "400, ATLAS-400-00-06D, ADAPT",
        "400, ATLAS-400-00-108, REJECT",
        "400, ATLAS-400-00-114, STOP",
        "400, ATLAS-400-00-212, STOP",
        "401, '', STOP",
        "403, ATLAS-403-00-001, STOP",
        "404, ATLAS-404-00-005, ADAPT",
        "404, ATLAS-404-00-007, REJECT",
        "404, ATLAS-404-00-008, ADAPT",
        "404, ATLAS-404-00-009, ADAPT",
        "404, ATLAS-404-00-00A, ADAPT",
        "404, <html>, STOP",
        "405, '', STOP",
        "409, ATLAS-409-00-012, ADAPT",
        "413, '', REJECT",
        "414, '', REJECT",
        "423, ATLAS-423-00-001, RETRY",
        "429, '', RETRY",
        "429, ATLAS-400-00-502, RETRY",
        "431, '', REJECT",
        "500, ATLAS-500-00-001, RETRY",
        "502, <html>, RETRY",
        "503, ATLAS-503-00-001, RETRY",
        "504, '', RETRY",
        "507, '', RETRY",
        "418, '', REJECT"
    })
    void eachErrorHasItsMeaning(int status, String answer, Decision decision) {
        assertThat(AtlanErrors.decide(status, answer).decision()).isEqualTo(decision);
        assertThat(AtlanErrors.decide(status, answer).fix()).isNotBlank();
    }
}
