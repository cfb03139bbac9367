package io.lakecaravan.format.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FileObjectSource;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolatedTest {
    private static final ReadOptions OPTIONS = ReadOptions.DEFAULT.withReaderMemory(64 << 20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Isolated isolated = Isolated.of(HostileReader::new);

    @TempDir
    Path folder;

    @AfterEach
    void noProcessSurvives() {
        ReaderChildren.SHARED.endIdle();
        await().atMost(Duration.ofSeconds(10)).until(() -> readers().isEmpty());
    }

    private static List<ProcessHandle> readers() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().command().orElse("java").endsWith("java"))
                .toList();
    }

    private ObjectSource source(String content, Duration time) throws IOException {
        return source(content, new ReadBudget(Clock.systemUTC(), time, Long.MAX_VALUE));
    }

    private ObjectSource source(String content, ReadBudget budget) throws IOException {
        Path file = Files.createTempFile(folder, "object", "");
        Files.writeString(file, content);
        return new FileObjectSource(file, budget);
    }

    private List<ReadTable> read(String content) throws IOException {
        return read(content, LONG);
    }

    private List<ReadTable> read(String content, Duration time) throws IOException {
        try (ObjectSource source = source(content, time)) {
            return isolated.read(source, OPTIONS);
        }
    }

    @Test
    void tablesComeAsTheReaderMadeThem() throws IOException {
        ReadTable table = read("hello").get(0);
        assertThat(table.name()).startsWith("hello by ").doesNotEndWith(" " + ownId());
        assertThat(table.schema()).isEqualTo(HostileReader.schema());
        assertThat(table.rows())
                .hasValueSatisfying(rows -> assertThat(rows.value()).isEqualTo(3));
        assertThat(table.statistics()).hasSize(1);
        assertThat(table.sample().rows().get(0).get(0)).isEqualTo(DoubleNode.valueOf(0.1));
        assertThat(table.findings().get(0).message()).isEqualTo("ours");
    }

    @Test
    void aProcessServesManyObjects() throws IOException {
        Set<String> processes = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            processes.add(read("hello").get(0).name());
        }
        assertThat(processes).hasSize(1);
        assertThat(readers()).hasSize(1);
    }

    @Test
    void anEndlessLoopIsEndedByTheDeadline() {
        assertThatThrownBy(() -> read("loop", Duration.ofSeconds(2)))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("longer than it may");
    }

    @Test
    void memoryIsBounded() {
        assertThatThrownBy(() -> read("allocate"))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("64 MiB")
                .hasMessageContaining("caravan.inspect.memory");
    }

    @Test
    void deepRecursionIsALimit() {
        assertThatThrownBy(() -> read("recurse"))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("nested deeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 0", "exit 3", "halt"})
    void aReaderThatEndsItsProcessIsAFinding(String mode) {
        assertThatThrownBy(() -> read(mode))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.READER_FAILED))
                .hasMessageContaining("process ended over the object");
    }

    @Test
    void aProcessThatTheSystemKillsIsALimit() {
        assertThatThrownBy(() -> read("kill"))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("want of memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "huge-frame", "lie"})
    void answersThatMakeNoSenseAreOurFindingInOurWords(String mode) {
        assertThatThrownBy(() -> read(mode))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.READER_FAILED))
                .hasMessageContaining("makes no sense")
                .hasMessageNotContaining("123-45");
    }

    @Test
    void declaredFailuresKeepCodeOffsetAndMessage() {
        assertThatThrownBy(() -> read("format"))
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    assertThat(e.code()).isEqualTo(FindingCode.HDF5_CORRUPT);
                    assertThat(e.offset()).hasValue(42);
                })
                .hasMessage("our words");
        assertThatThrownBy(() -> read("limit"))
                .isInstanceOf(LimitException.class)
                .hasMessage("our limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"defect", "outside"})
    void otherFailuresNameTheirClassAlone(String mode) {
        assertThatThrownBy(() -> read(mode))
                .isInstanceOf(FormatException.class)
                .hasMessageMatching("the reader failed \\((IllegalStateException|IllegalArgumentException)\\).*");
    }

    @Test
    void aDeclaredFailureLeavesTheProcessAndADefectDoesNot() throws IOException {
        String first = read("hello").get(0).name();
        assertThatThrownBy(() -> read("format")).isInstanceOf(FormatException.class);
        assertThat(read("hello").get(0).name()).isEqualTo(first);
        assertThatThrownBy(() -> read("defect")).isInstanceOf(FormatException.class);
        assertThat(read("hello").get(0).name()).isNotEqualTo(first);
    }

    @Test
    void aReaderThatLeavesAThreadIsNotUsedAgain() throws IOException {
        read("thread");
        await().atMost(Duration.ofSeconds(10)).until(() -> readers().isEmpty());
        assertThat(read("hello")).hasSize(1);
    }

    @Test
    void anIdleProcessThatWasKilledIsReplaced() throws IOException {
        String first = read("hello").get(0).name();
        readers().forEach(ProcessHandle::destroyForcibly);
        assertThat(read("hello").get(0).name()).isNotEqualTo(first);
    }

    @Test
    void whatReadersPrintIsDropped() throws IOException {
        assertThat(read("print").get(0).name()).isEqualTo("survived");
    }

    @Test
    void theEnvironmentWithItsCredentialsStaysHere() throws IOException {
        assertThat(System.getenv()).containsKey("PATH");
        assertThat(read("environment").get(0).name()).doesNotContain("HOME");
    }

    @Test
    void temporaryFilesGoWithTheProcess() throws IOException {
        Path file = Path.of(read("scratch").get(0).name());
        assertThat(file).exists();
        ReaderChildren.SHARED.endIdle();
        await().atMost(Duration.ofSeconds(10)).until(() -> !Files.exists(file.getParent()));
    }

    @Test
    void theBudgetOfTheSourceCounts() throws IOException {
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), LONG, 100_000);
        try (ObjectSource source = source("all-bytes\n" + "x".repeat(1_000_000), budget)) {
            assertThatThrownBy(() -> isolated.read(source, OPTIONS))
                    .isInstanceOf(LimitException.class)
                    .hasMessageContaining("bytes-per-object");
            assertThat(source.bytesRead()).isEqualTo(65_536);
        }
    }

    @Test
    void tinyReadsAreFewRequests() throws IOException {
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), LONG, Long.MAX_VALUE);
        try (ObjectSource source = source("tiny-reads\n" + "x".repeat(150_000), budget)) {
            isolated.read(source, OPTIONS);
            assertThat(source.requests()).isEqualTo(3);
            assertThat(source.bytesRead()).isEqualTo(source.size());
        }
    }

    @Test
    void aStreamIsFewRequests() throws IOException {
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), LONG, Long.MAX_VALUE);
        try (ObjectSource source = source("all-bytes\n" + "x".repeat(10_000_000), budget)) {
            isolated.read(source, OPTIONS);
            assertThat(source.requests()).isLessThan(12);
        }
    }

    @Test
    void rowsComeInBatchesAndInOrder() throws IOException {
        try (ObjectSource source = source("rows 10500", LONG);
                RowStream rows = isolated.rows(source, "", List.of(), OPTIONS)) {
            assertThat(rows.schema()).isEqualTo(HostileReader.schema());
            long next = 0;
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                assertThat(row.get().values().get(0)).isEqualTo(next++);
            }
            assertThat(next).isEqualTo(10_500);
            assertThat(rows.findings().get(0).message()).isEqualTo("at the end");
            assertThat(rows.next()).isEmpty();
        }
        assertThat(readers()).hasSize(1);
    }

    @Test
    void rowsAreMadeOnlyAsTheyAreTaken() throws IOException {
        // More than this would take hours: nothing is made ahead of who takes it.
        try (ObjectSource source = source("rows 100000000000", LONG);
                RowStream rows = isolated.rows(source, "", List.of(), OPTIONS)) {
            for (int i = 0; i < 2500; i++) {
                assertThat(rows.next()).isPresent();
            }
        }
        assertThat(readers()).as("closed early, it can be used again").hasSize(1);
    }

    @Test
    void aReaderThatDoesNotCloseIsKilled() throws IOException {
        try (ObjectSource source = source("rows-stuck 100000", LONG);
                RowStream rows = isolated.rows(source, "", List.of(), OPTIONS)) {
            assertThat(rows.next()).isPresent();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> readers().isEmpty());
    }

    @Test
    void rowsEndAtTheDeadline() throws IOException {
        try (ObjectSource source = source("rows-loop 4000", Duration.ofSeconds(3));
                RowStream rows = isolated.rows(source, "", List.of(), OPTIONS)) {
            assertThat(take(rows, 2000)).hasSize(2000);
            assertThatThrownBy(rows::next).isInstanceOf(LimitException.class);
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void rowsBeforeAFailureAreGiven() throws IOException {
        try (ObjectSource source = source("rows-fail 4000", LONG);
                RowStream rows = isolated.rows(source, "", List.of(), OPTIONS)) {
            assertThat(take(rows, 2000)).hasSize(2000);
            assertThatThrownBy(rows::next).isInstanceOf(FormatException.class).hasMessage("our words");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> readers().isEmpty());
    }

    @Test
    void rowsOfAnotherWidthAreRefused() throws IOException {
        try (ObjectSource source = source("rows-wide 10", LONG);
                RowStream rows = isolated.rows(source, "", List.of(), OPTIONS)) {
            assertThatThrownBy(rows::next).isInstanceOf(FormatException.class).hasMessageContaining("no sense");
        }
    }

    @Test
    void threadsHaveAProcessEach() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> task = () -> {
                int taken = 0;
                for (int i = 0; i < 3; i++) {
                    try (ObjectSource source = source("rows 5000", LONG);
                            RowStream rows = isolated.rows(source, "", List.of(), OPTIONS)) {
                        taken += take(rows, 5000).size();
                    }
                }
                return taken;
            };
            for (Future<Integer> future : threads.invokeAll(List.of(task, task))) {
                assertThat(future.get()).isEqualTo(15_000);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(readers()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aReaderThatNoOtherProcessCanMakeIsAProgrammingError() {
        class Bound extends Unused {
            Bound(String ignored) {
                assertThat(ignored).isNotNull();
            }
        }
        assertThatThrownBy(() -> Isolated.of(() -> new Bound("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("constructor without parameters");
    }

    private abstract static class Unused implements ForeignReader {
        @Override
        public List<ReadTable> read(ObjectSource source, ReadOptions options) {
            return List.of();
        }

        @Override
        public RowStream rows(ObjectSource source, String table, List<String> projection, ReadOptions options) {
            throw new UnsupportedOperationException();
        }
    }

    private static List<Row> take(RowStream rows, int count) throws IOException {
        List<Row> taken = new ArrayList<>();
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            taken.add(row.get());
            if (taken.size() == count) {
                break;
            }
        }
        return taken;
    }

    private static String ownId() {
        return String.valueOf(ProcessHandle.current().pid());
    }
}
