package io.lakecaravan.catalog.openmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.catalog.Decision;
import io.lakecaravan.catalog.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMetadataErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET   | /v1/tables                    | 0   | ''                                               | RETRY
            PUT   | /v1/tables                    | 400 | Unrecognized field "locationPath" (class X)      | ADAPT
            PUT   | /v1/tables                    | 400 | Tag labels A.b and A.c are mutually exclusive    | ADAPT
            PUT   | /v1/tables                    | 400 | Tag label CC.dis is disabled                     | ADAPT
            PUT   | /v1/tables                    | 400 | Column name x is repeated                        | REJECT
            PATCH | /v1/tables/1                  | 400 | Column name x is repeated                        | ADAPT
            GET   | /v1/tables                    | 401 | Not Authorized! Invalid token.                   | STOP
            PUT   | /v1/services/databaseServices | 403 | operations [Create] not allowed                  | STOP
            PUT   | /v1/tables                    | 403 | operations [Create] not allowed                  | REJECT
            PUT   | /v1/tables                    | 404 | tag instance for A.b not found                   | ADAPT
            PATCH | /v1/tables/1                  | 404 | table instance for 1 not found                   | ADAPT
            PUT   | /v1/tables                    | 404 | databaseSchema instance for a.b.c not found      | ADAPT
            GET   | /v1/tables                    | 404 | <html>nginx</html>                               | STOP
            GET   | /v1/tables/name/a.b.c.d%2Fe   | 404 | {"message":"no Route matched"}                   | REJECT
            GET   | /v1/tables/name/a.b.c.d%2Fe   | 404 | table instance for a.b.c.d/e not found           | ADAPT
            PUT   | /v1/tables                    | 405 | ''                                               | STOP
            PUT   | /v1/tables                    | 408 | ''                                               | RETRY
            PUT   | /v1/tables                    | 409 | Entity already exists                            | ADAPT
            PATCH | /v1/tables/1                  | 412 | The entity has been modified                     | ADAPT
            PUT   | /v1/tables                    | 413 | ''                                               | REJECT
            PUT   | /v1/tables                    | 415 | ''                                               | REJECT
            PUT   | /v1/tables                    | 429 | Too many requests                                | RETRY
            GET   | /v1/tables                    | 431 | <html>                                           | REJECT
            PATCH | /v1/tables/1                  | 500 | The JSON Patch operation 'test' failed for path  | ADAPT
            PATCH | /v1/tables/1                  | 500 | An exception with message [null] was thrown      | RETRY
            PUT   | /v1/tables                    | 500 | An exception with message [null] was thrown      | RETRY
            PUT   | /v1/tables                    | 502 | <html>Bad Gateway</html>                         | RETRY
            PUT   | /v1/tables                    | 503 | ''                                               | RETRY
            PUT   | /v1/tables                    | 504 | ''                                               | RETRY
            PUT   | /v1/tables                    | 599 | ''                                               | RETRY
            PUT   | /v1/tables                    | 418 | ''                                               | REJECT
            """)
    void everyAnswerHasOneMeaningAndAFix(String method, String url, int status, String answer, Decision decision) {
        Verdict verdict = OpenMetadataErrors.decide(method, url, status, answer);
        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.fix()).isNotBlank();
    }

    @Test
    void theUnknownFieldIsFoundInTheMessageAndInItsJson() {
        assertThat(OpenMetadataErrors.unknownField("Unrecognized field \"domains\" (class X)"))
                .contains("domains");
        assertThat(OpenMetadataErrors.unknownField("{\"message\":\"Unrecognized field \\\"domains\\\" (class X)\"}"))
                .contains("domains");
        assertThat(OpenMetadataErrors.unknownField("anything else")).isEmpty();
    }
}
