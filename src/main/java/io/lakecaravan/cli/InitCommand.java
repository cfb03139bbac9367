package io.lakecaravan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes a commented configuration to start from. What is there is never overwritten. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Write a commented configuration to start from.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:there is a file already, or it cannot be written"})
public final class InitCommand implements Callable<Integer> {
    private static final String TEMPLATE = "caravan.yaml";

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = options.config();
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.write(file, template(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            err.println(e.getFile() + ": exists already and was left as it is. Move it away, or name another file with"
                    + " --config FILE");
            return 2;
        } catch (IOException e) {
            err.println(file + ": cannot be written (" + e.getClass().getSimpleName()
                    + "). Name a file in a folder that may be written with --config FILE");
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + file + ". Next: set LAKE_BUCKET, or write the bucket's name into it, then");
        out.println("  caravan lint      looks for mistakes");
        out.println("  caravan check     tries the credentials");
        out.println("  caravan crawl     fills catalog/");
        out.flush();
        return 0;
    }

    static byte[] template() throws IOException {
        try (InputStream stream = InitCommand.class.getResourceAsStream(TEMPLATE)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + TEMPLATE);
            }
            return stream.readAllBytes();
        }
    }
}
