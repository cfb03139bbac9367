package io.lakecaravan.format.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ReadOptions;
import io.lakecaravan.format.ReadTable;
import io.lakecaravan.format.Recognition;
import io.lakecaravan.format.RowStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that mean harm or are damaged. */
class HostilePickleTest {
    private final PickleFormat format = new PickleFormat();

    @TempDir
    private Path folder;

    /** What runs a program when Python loads it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cposix\nsystem\n(S'touch %s'\ntR.",
                "(S'touch %s'\nios\nsystem\n.",
                "(cos\nsystem\nS'touch %s'\no.",
                "c__builtin__\neval\n(S'open(\"%s\",\"w\")'\ntR.",
                "(lp0\ncposix\nsystem\n(S'touch %s'\ntRa.",
                "cjava.lang\nRuntime\n(S'%s'\ntR.",
                "cjava.io\nFileOutputStream\n(S'%s'\ntR."
            })
    void executesNothing(String pickle) throws IOException {
        Path file = folder.resolve("owned");
        assertThatThrownBy(() -> format.read(bytes(pickle.formatted(file)), ReadOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.PICKLE_NO_TABLE));
        assertThat(Files.list(folder)).isEmpty();
    }

    /** Inside a table, the call shows as what it is. */
    @Test
    void showsCallsAsInertValues() throws IOException {
        Path file = folder.resolve("owned");
        String pickle = "(lp0\n(dp1\nVid\nI1\nsVx\ncposix\nsystem\n(S'touch %s'\ntRsa.".formatted(file);
        ReadTable table = format.read(bytes(pickle), ReadOptions.DEFAULT).get(0);
        assertThat(table.schema().names()).containsExactly("id", "x");
        assertThat(table.sample().rows().get(0).get(1).asText()).isEqualTo("<posix.system>");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesEndlessWalksThatSmallPicklesDescribe() {
        StringBuilder pickle = new StringBuilder("(lp0\nI1\na");
        for (int i = 1; i < 40; i++) {
            pickle.append("(lp").append(i).append('\n').append(("g" + (i - 1) + "\na").repeat(10));
        }
        assertThatThrownBy(() -> format.read(bytes(pickle + "."), ReadOptions.DEFAULT))
                .isInstanceOf(LimitException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A list that holds itself, a dictionary that does, a list nested deeper than the limit.
                "(lp0\ng0\na.",
                "(dp0\nVa\ng0\ns.",
                "(lp0\n(dp1\nVa\ng0\nsa."
            })
    void refusesCycles(String pickle) {
        assertThatThrownBy(() -> format.read(bytes(pickle), ReadOptions.DEFAULT))
                .isInstanceOfAny(LimitException.class, FormatException.class);
    }

    @Test
    void refusesDeepNesting() {
        byte[] deep = new byte[1_000_001];
        Arrays.fill(deep, 0, 500_000, (byte) ']');
        Arrays.fill(deep, 500_000, 999_999, (byte) 'a');
        deep[999_999] = '.';
        assertThatThrownBy(() -> format.read(new MemorySource(Arrays.copyOf(deep, 1_000_000)), ReadOptions.DEFAULT))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void refusesArraysThatClaimMoreThanTheyHold() throws IOException {
        byte[] whole = Files.readAllBytes(PickleFixtures.FOLDER.resolve("pandas2/array-1d-2.pkl"));
        // The shape (3,) is written K 3 TUPLE1.
        int at = indexOf(whole, new byte[] {'K', 3, (byte) 0x85});
        whole[at + 1] = 127;
        assertThatThrownBy(() -> format.read(new MemorySource(whole), ReadOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.PICKLE_CORRUPT));
    }

    @Test
    void reportsWhatFollowsAPickle() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("(lp0\nI1\na.".getBytes(StandardCharsets.ISO_8859_1));
        out.write(0xff);
        List<ReadTable> tables = format.read(new MemorySource(out.toByteArray()), ReadOptions.DEFAULT);
        assertThat(tables.get(0).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.PICKLE_CORRUPT);
            assertThat(finding.message()).contains("what follows");
        });
    }

    @Test
    void refusesTruncatedPickles() throws IOException {
        byte[] whole = Files.readAllBytes(PickleFixtures.FOLDER.resolve("pandas3/types-5.pkl"));
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> format.read(new MemorySource(cut), ReadOptions.DEFAULT))
                    .isInstanceOfSatisfying(
                            FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.PICKLE_CORRUPT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "{\"a\": 1}",
                "(some) text in lines\nand more\n",
                "N.",
                "cat\ndog\n.",
                "I1\n.",
                "(",
                "",
                "id\tname\n1\tx\n",
                "]]]]",
                "<a><b/></a>",
                "(a,b)\n(1,2)\n"
            })
    void takesNoTextForAPickle(String text) {
        Head head = new Head(text.getBytes(StandardCharsets.UTF_8), true, "pkl");
        assertThat(format.recognise(head)).isEqualTo(Recognition.NO);
    }

    @Test
    void throwsDeclaredExceptionsOnly() throws IOException {
        int intact = 0;
        int rounds = 0;
        for (Path file : PickleFixtures.files()) {
            Random random = new Random(file.toString().hashCode());
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < Integer.getInteger("pickle.mutations", 8); i++) {
                intact += readAll(mutate(whole, random)) ? 1 : 0;
                rounds++;
            }
        }
        assertThat(intact).isBetween(1, rounds - 1);
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] copy = random.nextInt(10) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && copy.length > 0; i++) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (copy[at] ^ 1 << random.nextInt(8));
        }
        return copy;
    }

    /** Whether the file was read without a word; any other exception fails the test. */
    private boolean readAll(byte[] file) throws IOException {
        try {
            format.recognise(new Head(file, true, ""));
            boolean clean = true;
            for (ReadTable table : format.read(new MemorySource(file), ReadOptions.DEFAULT)) {
                clean &= table.findings().isEmpty();
                try (RowStream rows =
                        format.rows(new MemorySource(file), table.name(), List.of(), ReadOptions.DEFAULT)) {
                    int count = 0;
                    while (count < 10_000 && rows.next().isPresent()) {
                        count++;
                    }
                }
            }
            return clean;
        } catch (FormatException | LimitException e) {
            return false;
        }
    }

    private static MemorySource bytes(String pickle) {
        return new MemorySource(pickle.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("the part does not occur");
    }
}
