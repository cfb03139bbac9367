package io.lakecaravan.corpora;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Another project's reader, whose tables ours must equal. The reader that a line of {@code expectations.tsv} names {@code
 * duckdb-json} is the class {@code DuckdbJsonReader} of this package, which has a constructor without parameters.
 */
interface SecondReader {
    String name();

    /** The tables of a file, or of a table's folder, with all rows in file order. */
    List<SecondTable> read(Path fileOrFolder) throws Exception;

    /** @param options what the line says for this reader, such as the dialect; empty for nothing */
    default List<SecondTable> read(Path fileOrFolder, String options) throws Exception {
        return read(fileOrFolder);
    }

    static SecondReader named(String name) {
        StringBuilder type = new StringBuilder(SecondReader.class.getPackageName()).append('.');
        for (String word : name.split("-")) {
            type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        try {
            SecondReader reader =
                    (SecondReader) Class.forName(type.append("Reader").toString())
                            .getDeclaredConstructor()
                            .newInstance();
            if (!reader.name().equals(name)) {
                throw new IllegalStateException(type + " calls itself " + reader.name());
            }
            return reader;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no second reader " + name + ": class " + type, e);
        }
    }
}
