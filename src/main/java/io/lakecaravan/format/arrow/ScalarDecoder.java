package io.lakecaravan.format.arrow;

import java.io.IOException;

/** One value of fixed width, in the Java class that its logical type names. */
@FunctionalInterface
interface ScalarDecoder {
    /**
     * @throws java.time.DateTimeException where the value is outside of what its type allows
     * @throws ArithmeticException likewise
     */
    Object decode(BufferBytes bytes, long index) throws IOException;
}
