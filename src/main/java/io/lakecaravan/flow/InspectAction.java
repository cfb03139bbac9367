package io.lakecaravan.flow;

import io.lakecaravan.config.DataSize;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.config.TimeSpan;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.Formats;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import io.lakecaravan.format.ObjectToInspect;
import io.lakecaravan.format.ReadBudget;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReaderKind;
import io.lakecaravan.format.TableFormats;
import io.lakecaravan.format.compression.Codecs;
import io.lakecaravan.inspect.ObjectInspector;
import io.lakecaravan.inspect.ObjectInspector.Inspected;
import io.lakecaravan.inspect.TableInspector;
import io.lakecaravan.layout.FileName;
import io.lakecaravan.table.Fragment;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.tag.Detection;
import io.lakecaravan.tag.ObjectCounts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The bean of the inspect-action Kamelet: reads one object under the limits of its reader kind. */
public final class InspectAction extends LakeParameters {
    /** Exchange property with the {@link ObjectCounts} of the object that was read, where detectors looked at its rows. */
    public static final String COUNTS = "CaravanCounts";

    private final Formats formats = Formats.installed();
    private final ObjectInspector inspector = new ObjectInspector(formats);
    private final TableFormats tables = TableFormats.installed();
    private final TableInspector tableInspector = new TableInspector();
    private Duration timeout = Duration.ofMinutes(1);
    private long bytes = 16_000_000;
    private long memory = ReadOptions.DEFAULT_READER_MEMORY;

    /** @param value most time that reading one object may take, e.g. {@code 60s} */
    public void setTimeout(String value) {
        timeout = TimeSpan.parse(value);
    }

    /** @param value most bytes that may be fetched of one object, e.g. {@code 16MB} */
    public void setBytes(String value) {
        bytes = DataSize.parse(value);
    }

    /** @param value heap of the process that a foreign parser runs in, e.g. {@code 256MB} */
    public void setMemory(String value) {
        memory = DataSize.parse(value);
    }

    /**
     * What the object teaches: its fragments, at least one, failures included. Its sample is left to the application's
     * {@link Samples}, if there are any.
     *
     * @param body an {@link ObjectToInspect}, or the text {@code s3://bucket/key}
     * @param exchange gets {@link #COUNTS} where the application has a {@link Detection}
     */
    public List<Fragment> inspect(Object body, Exchange exchange) throws ObjectException {
        ObjectToInspect wanted = body instanceof ObjectToInspect object ? object : locate(String.valueOf(body));
        LakeObject object = wanted.object();
        Optional<SourceConfig> source =
                Optional.of(lake().client(wanted.source()).source());
        long limit = source.map(SourceConfig::maxObjectSize).orElse(SourceConfig.DEFAULT_MAX_OBJECT_SIZE);
        if (formats.isReadWhole(wanted.format(), wanted.compression()) && object.size() > limit) {
            return List.of(Fragment.failed(
                    object,
                    wanted.format(),
                    wanted.compression(),
                    List.of(Finding.of(
                            FindingCode.OBJECT_TOO_LARGE,
                            object.bucket(),
                            object.key(),
                            "the format " + wanted.format() + words(wanted.compression())
                                    + " must be read whole: the object has " + object.size()
                                    + " bytes, max-object-size is " + limit))));
        }
        ReadBudget budget = new ReadBudget(Clock.systemUTC(), timeout, Math.min(bytes, wanted.mostBytes()));
        if (wanted.readerKind() == ReaderKind.TABLE) {
            return table(wanted, source, budget, exchange);
        }
        try (ObjectSource opened = lake().open(wanted.source(), object, budget)) {
            ReadOptions ofSource = ReadSettings.of(source, object.key(), rows(wanted));
            ReadOptions options = (wanted.configured().equals(ReadOptions.Known.NOTHING)
                            ? ofSource
                            : ofSource.withKnown(wanted.configured()))
                    .withReaderMemory(memory);
            Inspected inspected = inspector.inspect(object, opened, wanted.format(), options);
            if (endedByTable(wanted, budget, inspected)) {
                return LeftOut.of(object, wanted.format(), wanted.compression(), wanted.mostBytes());
            }
            look(wanted, inspected, exchange);
            return counted(inspected, budget);
        } catch (IOException e) {
            return List.of(Fragment.failed(
                    object,
                    wanted.format(),
                    wanted.compression(),
                    List.of(Finding.of(
                            FindingCode.OBJECT_UNREADABLE,
                            object.bucket(),
                            object.key(),
                            "the object could not be opened"))));
        }
    }

    /** Whether it was the table's allowance that stopped reading, and not a limit of the object's own. */
    private boolean endedByTable(ObjectToInspect wanted, ReadBudget budget, Inspected inspected) {
        return wanted.mostBytes() < bytes
                && !budget.remaining().isZero()
                && inspected.fragments().stream()
                        .flatMap(fragment -> fragment.findings().stream())
                        .anyMatch(finding -> finding.code() == FindingCode.OBJECT_LIMIT_EXCEEDED);
    }

    private static List<Fragment> counted(Inspected inspected, ReadBudget budget) {
        return inspected.fragments().stream()
                .map(fragment -> fragment.withBytesRead(budget.bytes()))
                .toList();
    }

    /** The object is a log: its table lies in the folder around it. */
    private List<Fragment> table(
            ObjectToInspect wanted, Optional<SourceConfig> source, ReadBudget budget, Exchange exchange)
            throws ObjectException {
        LakeObject log = wanted.object();
        String root =
                log.key().substring(0, log.key().lastIndexOf('/', log.key().length() - 2) + 1);
        Inspected inspected = tableInspector.inspect(
                log,
                lake().root(wanted.source(), log.bucket(), root, budget),
                tables.named(wanted.format()).orElseThrow(),
                ReadSettings.of(source, log.key(), rows(wanted)));
        look(wanted, inspected, exchange);
        return counted(inspected, budget);
    }

    /**
     * The rows that are shown, and those that detectors look at: fewer of a large object that may hold many tables, as the
     * rows of all of them are in memory at once.
     */
    private int rows(ObjectToInspect wanted) {
        if (detection().isEmpty()) {
            return wanted.sampleRows();
        }
        return Math.max(
                wanted.sampleRows(),
                ReadSettings.rowsLookedAt(wanted.readerKind(), wanted.object().size()));
    }

    private Optional<Detection> detection() {
        return registered(Detection.class);
    }

    private <T> Optional<T> registered(Class<T> type) {
        return Optional.ofNullable(getCamelContext().getRegistry().findSingleByType(type));
    }

    /** What rows teach while they are there: counts for the state, a profile, a sample. */
    private void look(ObjectToInspect wanted, Inspected inspected, Exchange exchange) {
        detection()
                .ifPresent(detection ->
                        exchange.setProperty(COUNTS, detection.scan(inspected.fragments(), inspected.samples())));
        if (wanted.sampleRows() > 0) {
            registered(Samples.class).ifPresent(samples -> keep(samples, wanted.sampleRows(), inspected));
        }
    }

    private static void keep(Samples samples, int rows, Inspected inspected) {
        for (int i = 0; i < inspected.fragments().size(); i++) {
            Fragment fragment = inspected.fragments().get(i);
            samples.put(
                    fragment.object(),
                    fragment.table(),
                    ReadRows.of(
                            fragment,
                            inspected.samples().get(i),
                            inspected.bounds().get(i),
                            rows));
        }
    }

    private ObjectToInspect locate(String uri) throws ObjectException {
        LakeObject object = HeadObject.find(lake().client(source()).s3(), uri);
        FileName name = FileName.of(object.key().substring(object.key().lastIndexOf('/') + 1));
        return new ObjectToInspect(
                source(),
                object,
                name.format(),
                name.compression(),
                formats.readerKind(name.format(), name.compression()),
                0,
                List.of());
    }

    private static String words(String compression) {
        return compression.equals(Codecs.NONE) ? "" : " inside " + compression;
    }
}
