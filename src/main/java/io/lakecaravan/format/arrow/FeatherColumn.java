package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.schema.Column;
import java.util.List;
import java.util.Optional;

/**
 * A column of a Feather file, version 1.
 *
 * @param stored how the values lie
 * @param levels of a category, whose values are indexes into them
 */
record FeatherColumn(Column column, Array values, ScalarType stored, Optional<Levels> levels) {
    /** The distinct values of a category. */
    record Levels(Array values, ScalarType stored) {}

    /**
     * An array: a validity bitmap if there are nulls, offsets if the width varies, values; each padded to eight bytes.
     *
     * @param type number in {@code feather.fbs}
     */
    record Array(int type, long offset, long length, long nulls, long bytes) {
        static final int ALIGNMENT = 8;

        void check(long end) throws FormatException, LimitException {
            boolean lies = offset >= 0 && bytes >= 0 && bytes <= end && offset <= end - bytes;
            if (!lies || length < 0 || nulls < 0 || nulls > length) {
                throw Corrupt.schema(
                        -1,
                        "a Feather column claims " + length + " values, " + nulls + " nulls and " + bytes + " bytes at "
                                + offset);
            }
            if (length > Limits.UNSUPPORTED_ROWS && length / 8 > bytes) {
                throw new LimitException("a Feather column claims " + length + " values in " + bytes + " bytes");
            }
        }
    }

    static List<Column> columns(List<FeatherColumn> columns) {
        return columns.stream().map(FeatherColumn::column).toList();
    }
}
