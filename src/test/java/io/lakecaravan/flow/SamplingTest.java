package io.lakecaravan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakecaravan.config.CaravanConfig;
import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TagConfig;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.format.text.BytesSource;
import io.lakecaravan.inspect.ObjectInspector;
import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.layout.Settling;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Grounds;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.Sample;
import io.lakecaravan.table.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each table of an object that holds several is shown with its own rows. */
class SamplingTest {
    private static final byte[] BOOK = "People name Ann\nOrders item Rope".getBytes(StandardCharsets.UTF_8);
    private static final LakeObject OBJECT =
            new LakeObject("lake", "in/book.book", BOOK.length, Optional.of("e"), Instant.EPOCH, LakeObject.STANDARD);

    @TempDir
    Path directory;

    private final Formats formats = new Formats(List.of(new TwoTableFormat()));
    private final ObjectInspector inspector = new ObjectInspector(formats);
    private final Samples samples = new Samples(1 << 20);
    private StateStore state;
    private Sampling sampling;

    @BeforeEach
    void open() {
        SourceConfig source = SourceConfig.of(
                "demo", "lake", "", Optional.empty(), Optional.empty(), new CredentialsConfig.DefaultChain());
        CaravanConfig config = new CaravanConfig(
                List.of(source), new TagConfig(List.of(), List.of()), List.of(), CaravanConfig.DEFAULT_TABLE_LIMIT);
        state = StateStore.open(directory);
        sampling = new Sampling(
                config,
                state,
                samples,
                new LocalCatalogs(List.of()),
                (name, object, budget) -> new BytesSource(object.uri(), BOOK),
                (name, bucket, prefix, budget) -> {
                    throw new AssertionError("no table of a table format was sampled");
                },
                formats,
                new TableFormats(List.of()));
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void rowsAreReadAgainForEachTableOfTheObject() {
        assertThat(tables(inspected()))
                .hasSize(2)
                .allSatisfy(table -> assertThat(sample(table)).isEqualTo(expected(table)));
    }

    @Test
    void rowsReadInThisRunGoToTheirOwnTable() {
        Inspected inspected = inspected();
        for (int i = 0; i < 2; i++) {
            samples.put(OBJECT, inspected.fragments().get(i).table(), new ReadRows(marked(i), Optional.empty()));
        }
        assertThat(tables(inspected))
                .allSatisfy(table -> assertThat(sample(table))
                        .isEqualTo(marked(table.member().equals("People") ? 0 : 1)));
    }

    private static Sample marked(int number) {
        return new Sample(List.of("from-run-" + number), List.of());
    }

    private Sample expected(LogicalTable table) {
        Inspected inspected = inspected();
        return inspected.samples().get(table.member().equals("People") ? 0 : 1);
    }

    private Sample sample(LogicalTable table) {
        return sampling.sample("run", new Publication("run", table, Optional.empty()))
                .sample()
                .orElseThrow();
    }

    private Inspected inspected() {
        return inspector.inspect(OBJECT, new BytesSource(OBJECT.uri(), BOOK), "book", ReadOptions.DEFAULT);
    }

    private static List<LogicalTable> tables(Inspected inspected) {
        Shape shape = new Shape(
                "book.book",
                "",
                "book",
                "none",
                1,
                OBJECT.size(),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                1,
                "0123456789abcdef0123456789abcdef",
                List.of(new ChosenObject(OBJECT, List.of())),
                OBJECT.key());
        Candidate candidate =
                new Candidate("demo", "lake", OBJECT.key(), Grounds.configured("file"), List.of(shape), List.of());
        return new Settling()
                .settle(new InspectedCandidate(candidate, inspected.fragments()))
                .tables();
    }
}
