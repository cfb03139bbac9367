package io.lakecaravan.format.isolated;

import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.RowStream;
import io.lakecaravan.table.RecordJson;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * The main class of the process that foreign readers run in. It follows one command after the other until its standard
 * input ends, and ends by itself after a failure that a reader does not declare. Whatever readers print is dropped.
 */
final class ReaderProcess {
    private final InputStream in;
    private final OutputStream out;
    private Optional<RowStream> rows = Optional.empty();

    private ReaderProcess(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** @param arguments process id of the one that asks */
    public static void main(String[] arguments) throws IOException {
        InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in), AskedSource.BLOCK);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), AskedSource.BLOCK);
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        Orphanage.watch(Long.parseLong(arguments[0]));
        ReaderProcess process = new ReaderProcess(in, out);
        Frame.of(Message.READY).write(out);
        while (process.follow(Frame.read(in))) {}
        Runtime.getRuntime().halt(0);
    }

    /** Whether the process can go on. */
    private boolean follow(Frame command) throws IOException {
        try {
            Frame answer = answer(command);
            if (!answer.fits()) {
                throw new LimitException("what is read of the object has more than " + (Frame.LONGEST >> 20)
                        + " MiB, the most that is passed on");
            }
            answer.write(out);
            return true;
        } catch (IOException | RuntimeException | Error thrown) {
            Failure failure = Failure.of(thrown);
            rows = Optional.empty();
            boolean goesOn = failure.isDeclared() && isReusable();
            failed(failure, goesOn).write(out);
            return goesOn;
        }
    }

    /** With as many of the sampled rows as are passed on. */
    private Frame fitting(List<ReadTable> tables) {
        int rows = tables.stream()
                .mapToInt(table -> table.sample().rows().size())
                .max()
                .orElse(0);
        Frame answer = tables(tables, rows);
        while (!answer.fits() && rows > 1) {
            rows /= 2;
            answer = tables(tables, rows);
        }
        return answer;
    }

    private Frame tables(List<ReadTable> tables, int rows) {
        return Frame.of(Message.TABLES, content -> {
            content.writeBoolean(isReusable());
            TablesContent.write(tables, rows, content);
        });
    }

    private Frame answer(Frame frame) throws IOException {
        return switch (frame.message()) {
            case READ -> {
                Command command = Command.read(frame.input());
                List<ReadTable> tables = reader(command).read(source(command), command.options());
                yield fitting(tables);
            }
            case OPEN -> {
                Command command = Command.read(frame.input());
                RowStream opened =
                        reader(command).rows(source(command), command.table(), command.projection(), command.options());
                rows = Optional.of(opened);
                yield new Frame(Message.OPENED, RecordJson.mapper().writeValueAsBytes(opened.schema()));
            }
            case NEXT -> batch();
            case CLOSE -> {
                close();
                yield Frame.of(Message.CLOSED, content -> content.writeBoolean(isReusable()));
            }
            default -> throw new ProtocolException("a command of kind " + frame.message());
        };
    }

    private Frame batch() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (RowsContent.write(rows.orElseThrow(), content)) {
            close();
        }
        return new Frame(Message.ROWS, content.toByteArray());
    }

    private void close() throws IOException {
        if (rows.isPresent()) {
            RowStream open = rows.get();
            rows = Optional.empty();
            open.close();
        }
    }

    private static ForeignReader reader(Command command) {
        try {
            var constructor = Class.forName(command.reader())
                    .asSubclass(ForeignReader.class)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the reader cannot be made", e);
        }
    }

    private AskedSource source(Command command) {
        return new AskedSource(command.object(), command.size(), command.time(), this::range);
    }

    private byte[] range(long offset, int length) throws IOException {
        Frame.of(Message.WANTED, content -> {
                    content.writeLong(offset);
                    content.writeInt(length);
                })
                .write(out);
        Frame answer = Frame.read(in);
        if (answer.message() == Message.REFUSED) {
            Failure refusal = Failure.read(answer.input());
            throw refusal.exception(Runtime.getRuntime().maxMemory());
        }
        if (answer.message() != Message.BYTES || answer.content().length != length) {
            throw new ProtocolException("an answer that is not the bytes asked for");
        }
        return answer.content();
    }

    /** A reader that left a thread or much memory behind is not to meet the next object. */
    private static boolean isReusable() {
        if (usedMemory() > Runtime.getRuntime().maxMemory() / 2) {
            System.gc();
        }
        return Thread.activeCount() <= Orphanage.THREADS
                && usedMemory() < Runtime.getRuntime().maxMemory() / 2;
    }

    private static long usedMemory() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Frame failed(Failure failure, boolean goesOn) {
        return Frame.of(Message.FAILED, content -> {
            content.writeBoolean(goesOn);
            failure.write(content);
        });
    }
}
