package io.lakecaravan.format.parquet;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ParquetCorpusTest {
    static final Path CORPUS = Path.of("../shared/corpora/parquet");

    @Test
    void dump() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "no corpus");
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                System.out.println("## " + CORPUS.relativize(file));
                try {
                    ReadTable table = ParquetFiles.read(file, ReadOptions.DEFAULT.withSampleRows(3));
                    System.out.println("   " + table.compression() + " " + table.rows() + " " + table.schema());
                    System.out.println("   " + table.sample());
                    System.out.println("   " + table.findings());
                } catch (FormatException e) {
                    System.out.println(
                            "   FORMAT " + e.code() + " " + e.offset() + " " + e.getMessage() + " <- " + e.getCause());
                } catch (LimitException e) {
                    System.out.println("   LIMIT " + e.getMessage());
                }
                try {
                    System.out.println("   rows " + ParquetFiles.rows(file).size());
                } catch (FormatException e) {
                    System.out.println("   rows FORMAT " + e.code() + " " + e.offset() + " " + e.getMessage() + " <- "
                            + e.getCause());
                } catch (LimitException e) {
                    System.out.println("   rows LIMIT " + e.getMessage());
                }
            }
        }
    }
}
