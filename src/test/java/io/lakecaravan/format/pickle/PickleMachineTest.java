package io.lakecaravan.format.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickleMachineTest {
    private static final PickleLimits LIMITS = new PickleLimits(1_000_000, 100_000, 32 << 20, 64);

    @ParameterizedTest
    @CsvSource({
        "I7\\n., 7",
        "L-12345678901234567890123L\\n., -12345678901234567890123",
        "K\\xff., 255",
        "J\\xfe\\xff\\xff\\xff., -2",
        "M\\x01\\x02., 513",
        "\\x8a\\x00., 0",
        "\\x8a\\x02\\x00\\x80., -32768",
    })
    void readsIntegers(String pickle, String expected) throws Exception {
        Object value = load(bytes(pickle));
        assertThat(value).isEqualTo(PythonLiterals.narrow(new BigInteger(expected)));
    }

    @Test
    void readsOtherScalars() throws Exception {
        assertThat(load(bytes("N."))).isEqualTo(PyNone.NONE);
        assertThat(load(bytes("I01\\n."))).isEqualTo(true);
        assertThat(load(bytes("\\x89."))).isEqualTo(false);
        assertThat(load(bytes("F-1.5e3\\n."))).isEqualTo(-1500.0);
        assertThat(load(bytes("Fnan\\n."))).isEqualTo(Double.NaN);
        assertThat(load(bytes("G\\x3f\\xf8\\x00\\x00\\x00\\x00\\x00\\x00."))).isEqualTo(1.5);
        assertThat(load(bytes("Va\\\\u00e9\\\\U0001f600\\n."))).isEqualTo("aé😀");
        assertThat(load(bytes("X\\x02\\x00\\x00\\x00\\xc3\\xa9."))).isEqualTo("é");
    }

    @Test
    void readsTextLiteralsOfPython2() throws Exception {
        PyBytes text = (PyBytes) load(bytes("S'a\\\\n\\\\x41\\\\'\\\\\\\\'\\n."));
        assertThat(text.latin1()).isEqualTo("a\nA'\\");
        assertThat(text.kind()).isEqualTo(PyBytes.Kind.PYTHON_2_TEXT);
    }

    @Test
    void keepsSharedAndCyclicObjects() throws Exception {
        // a list that holds itself: EMPTY_LIST BINPUT 0 BINGET 0 APPEND
        PySequence list = (PySequence) load(bytes("]q\\x00h\\x00a."));
        assertThat(list.get(0)).isSameAs(list);
    }

    @Test
    void callsNothing() throws Exception {
        PyInstance call = (PyInstance) load(bytes("cposix\\nsystem\\n(S'touch /tmp/owned'\\ntR."));
        assertThat(call.global()).contains(new PyGlobal("posix", "system"));
        assertThat(PyText.of(call.arg(0).orElseThrow())).contains("touch /tmp/owned");
    }

    @Test
    void keepsWhatAnObjectWasToBeGiven() throws Exception {
        PyInstance instance = (PyInstance) load(bytes(
                "\\x80\\x04\\x8c\\x01m\\x8c\\x01C\\x93)}\\x8c\\x01kK\\x05s\\x92\\x8c\\x01aK\\x01s(K\\x02K\\x03e}b."));
        assertThat(instance.global()).contains(new PyGlobal("m", "C"));
        assertThat(((PyDict) instance.kwargs()).get("k")).contains(5L);
        assertThat(instance.dict().value(0)).isEqualTo(1L);
        assertThat(instance.items().elements()).containsExactly(2L, 3L);
        assertThat(((PyDict) instance.state()).size()).isZero();
    }

    @Test
    void readsSeveralPicklesOfOneFile() throws Exception {
        PickleMachine machine = new PickleMachine(bytes("K\\x01.K\\x02."), LIMITS);
        assertThat(machine.next()).isEqualTo(1L);
        assertThat(machine.hasNext()).isTrue();
        assertThat(machine.next()).isEqualTo(2L);
        assertThat(machine.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                "K",
                "(K\\x01",
                "t.",
                "h\\x00.",
                "K\\x01K\\x02a.",
                "}(K\\x01u.",
                "\\xff.",
                "Fabc\\n.",
                "Iabc\\n.",
                "S'a\\n.",
                "S\\n.",
                "(o.",
                "K\\x01K\\x02\\x93.",
                "g-1\\n.",
                "cposix\\n",
                "X\\xff\\xff\\xff\\x7fa.",
                "T\\xff\\xff\\xff\\xffa.",
                "\\x8e\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f.",
                "\\x95\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f.",
                "\\x8b\\xff\\xff\\xff\\xff."
            })
    void refusesWhatIsNoPickle(String pickle) {
        assertThatThrownBy(() -> load(bytes(pickle)))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.PICKLE_CORRUPT));
    }

    @Test
    void refusesProtocolsOfTheFuture() {
        assertThatThrownBy(() -> load(bytes("\\x80\\x06N.")))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.code()).isEqualTo(FindingCode.FORMAT_UNSUPPORTED));
    }

    @Test
    void saysWhereThePickleIsDamaged() {
        assertThatThrownBy(() -> load(bytes("NN\\xff.")))
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.offset()).hasValue(3 - 0L));
    }

    @Test
    void keepsToItsLimits() {
        assertThatThrownBy(() -> load(repeat("N", 100_001))).isInstanceOf(LimitException.class);
        assertThatThrownBy(() -> load(repeat("(", 100_001))).isInstanceOf(LimitException.class);
        assertThatThrownBy(() -> load(repeat("N0", 600_000))).isInstanceOf(LimitException.class);
        assertThatThrownBy(() -> load(repeat("]0", 490_000))).isInstanceOf(LimitException.class);
        assertThatThrownBy(() -> load(bytes("\\x8a\\x41" + "\\x01".repeat(65) + ".")))
                .isInstanceOf(LimitException.class);
    }

    /** Each of 30 lists holds the one before ten times: 10^30 elements for whoever walks them. */
    @Test
    void loadsExponentialStructuresInNoTime() throws Exception {
        StringBuilder pickle = new StringBuilder("]q\\x00");
        for (int i = 0; i < 30; i++) {
            pickle.append("](").append("h\\x0%x".formatted(i % 2).repeat(10)).append("eq\\x0%x".formatted((i + 1) % 2));
        }
        assertThat(load(bytes(pickle + "."))).isInstanceOf(PySequence.class);
    }

    @Test
    void loadsDeepStructures() throws Exception {
        assertThat(load(repeat("]\\x85", 50_000, "."))).isInstanceOf(PySequence.class);
    }

    private static Object load(byte[] pickle) throws FormatException, LimitException {
        return PickleMachine.load(pickle, LIMITS);
    }

    private static byte[] repeat(String part, int times) {
        return repeat(part, times, ".");
    }

    private static byte[] repeat(String part, int times, String end) {
        byte[] once = bytes(part);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(once);
        }
        out.writeBytes(bytes(end));
        return out.toByteArray();
    }

    /** Takes backslash-x, -n and a doubled backslash as escapes. */
    private static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes[size++] = String.valueOf(c).getBytes(StandardCharsets.ISO_8859_1)[0];
            } else if (text.charAt(i + 1) == 'x') {
                bytes[size++] = (byte) Integer.parseInt(text.substring(i + 2, i + 4), 16);
                i += 3;
            } else {
                bytes[size++] = (byte) (text.charAt(++i) == 'n' ? '\n' : text.charAt(i));
            }
        }
        return Arrays.copyOf(bytes, size);
    }
}
