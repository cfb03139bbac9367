package io.lakecaravan.flow;

import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectToInspect;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.TableFormat;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.state.MatchCounts;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.ChosenObject;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.Shape;
import io.lakecaravan.table.TableLog;
import io.lakecaravan.tag.ObjectCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/** Takes a candidate apart into the objects to read, and puts what they taught together again. */
public final class Inspection {
    private final BucketSources sources;
    private final StateStore state;
    private final Formats formats;
    private final TableFormats tables;
    private final int suite;

    /** @param suite of the detectors that are to have counted in every object; 0 for none */
    public Inspection(BucketSources sources, StateStore state, Formats formats, TableFormats tables, int suite) {
        this.suite = suite;
        this.tables = tables;
        this.sources = sources;
        this.state = state;
        this.formats = formats;
    }

    /** Goes with the candidate's objects from the first to the last. Folders that may be tables count as such. */
    public ReadAllowance allowance(String run, Candidate candidate) {
        long tables = candidate.siblings().map(folders -> folders.read().size()).orElse(1);
        return new ReadAllowance(
                sources.of(run, candidate.source(), candidate.bucket()).sample().bytes() * tables);
    }

    /** The object with the bytes that are left for it. */
    public ObjectToInspect admit(ReadAllowance allowance, ObjectToInspect object) {
        return allowance.admit(object);
    }

    /** Takes what an object cost from what is left for its table. */
    public List<Fragment> spend(ReadAllowance allowance, List<Fragment> fragments) {
        allowance.spend(fragments);
        return fragments;
    }

    /** A note in place of what the object would have taught. */
    public List<Fragment> leaveOut(ObjectToInspect object) {
        return LeftOut.of(object.object(), object.format(), object.compression(), 0);
    }

    /**
     * The chosen objects, of each shape the most telling one first; those whose version the state knows carry what it
     * knows. Of a table format's table its log alone.
     */
    public List<ObjectToInspect> open(String run, Candidate candidate) {
        SourceConfig source = sources.of(run, candidate.source(), candidate.bucket());
        Optional<TableFormat> format =
                tables.marked(candidate.logs().stream().map(TableLog::marker).toList());
        if (format.isPresent()) {
            return table(source, candidate, format.get());
        }
        int rows = source.sample().rows();
        List<Turn> turns = new ArrayList<>();
        for (Shape shape : candidate.shapesToRead()) {
            List<ChosenObject> inTurn = shape.chosen().stream()
                    .sorted(Comparator.comparing(ChosenObject::reason))
                    .toList();
            for (ChosenObject chosen : inTurn) {
                LakeObject object = chosen.object();
                // One object of a shape shows its rows, the others only teach their schema.
                int wanted = object.key().equals(sampled(shape)) ? rows : 0;
                ObjectToInspect wantedObject = new ObjectToInspect(
                                candidate.source(),
                                object,
                                shape.format(),
                                shape.compression(),
                                formats.readerKind(shape.format(), shape.compression()),
                                wanted,
                                state.seen()
                                        .recall(candidate.source(), object, Reading.of(source, object.key()), suite)
                                        .orElseGet(List::of))
                        .withConfigured(ReadSettings.of(Optional.of(source), object.key(), 0)
                                .known());
                turns.add(new Turn(inTurn.indexOf(chosen), shape.objects(), wantedObject));
            }
        }
        return turns.stream().sorted(Turn.ORDER).map(Turn::object).toList();
    }

    /** One object of each shape before a second of any, the shape with the most objects first. */
    private record Turn(int round, long objects, ObjectToInspect object) {
        private static final Comparator<Turn> ORDER = Comparator.comparingInt(Turn::round)
                .thenComparing(Comparator.comparingLong(Turn::objects).reversed())
                .thenComparing(turn -> turn.object().object().key());
    }

    private List<ObjectToInspect> table(SourceConfig source, Candidate candidate, TableFormat format) {
        if (!source.formats().isEmpty() && !source.formats().contains(format.name())) {
            return List.of();
        }
        TableLog log = candidate.logs().stream()
                .filter(each -> format.markers().contains(each.marker()))
                .findFirst()
                .orElseThrow();
        LakeObject object = new LakeObject(
                candidate.bucket(),
                candidate.root() + log.marker() + "/",
                log.bytes(),
                Optional.of(log.fingerprint()),
                log.lastModified(),
                LakeObject.STANDARD);
        return List.of(new ObjectToInspect(
                candidate.source(),
                object,
                format.name(),
                "none",
                ReaderKind.TABLE,
                source.sample().rows(),
                state.seen()
                        .recall(candidate.source(), object, Reading.of(source, object.key()), suite)
                        .orElseGet(List::of)));
    }

    /** The newest of the chosen objects, ties by key. */
    private static String sampled(Shape shape) {
        return shape.chosen().stream()
                .map(ChosenObject::object)
                .max(Comparator.comparing(LakeObject::lastModified).thenComparing(LakeObject::key))
                .map(LakeObject::key)
                .orElse("");
    }

    /** What is known of an object of this version. */
    public List<Fragment> recall(String run, ObjectToInspect object, Set<String> counted) {
        if (counted.add(object.object().key())) {
            state.ledger().add(run, object.source(), "unchanged", 1);
        }
        return object.learned();
    }

    /**
     * Keeps what an object taught; the state leaves out what may be better next time.
     *
     * @param exchange with the counts of detectors, if any looked: who reads objects in another way gives none
     */
    public List<Fragment> remember(
            String run, String source, List<Fragment> fragments, Set<String> counted, Exchange exchange) {
        LakeObject object = fragments.get(0).object();
        counted.add(object.key());
        String reading = Reading.of(sources.of(run, source, object.bucket()), object.key());
        ObjectCounts counts = exchange.getProperty(InspectAction.COUNTS, ObjectCounts.class);
        MatchCounts matches = new MatchCounts(suite, counts == null ? "{}" : counts.text());
        state.together(() -> {
            state.ledger().add(run, source, "read", 1);
            if (!LeftOut.is(fragments) && fragments.stream().anyMatch(fragment -> !fragment.isUsable())) {
                state.ledger().add(run, source, "quarantined", 1);
            }
            state.seen().remember(source, object, reading, fragments, suite > 0 ? matches : MatchCounts.NONE, run);
        });
        return fragments;
    }

    /** @param read fragments of all objects, or the objects themselves where none was chosen */
    public InspectedCandidate close(Candidate candidate, List<?> read) {
        List<Fragment> fragments = new ArrayList<>();
        for (Object each : read) {
            if (each instanceof Fragment fragment) {
                fragments.add(fragment);
            }
        }
        // settling sees them in one order, whatever the order of reading
        fragments.sort(Comparator.comparing(fragment -> fragment.object().key()));
        return new InspectedCandidate(candidate, LeftOut.together(fragments));
    }
}
