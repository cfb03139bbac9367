package io.lakecaravan.format.arrow;

import io.lakecaravan.format.FormatException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;

/** Vectors of values without children. */
final class Vectors {
    private Vectors() {}

    /** Which values are null. An absent bitmap means none. */
    record Validity(Optional<BufferBytes> bitmap) {
        static final Validity ALL = new Validity(Optional.empty());

        static Validity of(BufferBytes bitmap, long length, long nulls) throws FormatException {
            if (bitmap.size() == 0 || nulls == 0) {
                return ALL;
            }
            if (bitmap.size() < (length + 7) / 8) {
                throw Corrupt.batch(
                        "a validity bitmap has " + bitmap.size() + " bytes, too few for " + length + " values");
            }
            return new Validity(Optional.of(bitmap));
        }

        boolean isNull(long index) throws IOException {
            return bitmap.isPresent() && !bitmap.get().bit(index);
        }
    }

    record Nulls(long length) implements Vector {
        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            budget.take(0);
            return null;
        }
    }

    record Fixed(long length, Validity validity, BufferBytes values, Layout.Fixed layout) implements Vector {
        static Fixed of(long length, Validity validity, BufferBytes values, Layout.Fixed layout)
                throws FormatException {
            boolean fits = length == 0
                    || Math.multiplyHigh(length, layout.bits()) == 0
                            && length * layout.bits() >= 0
                            && values.size() >= length * layout.bits() / 8;
            if (!fits) {
                throw Corrupt.batch("a buffer of " + values.size() + " bytes is too short for " + length + " values of "
                        + layout.bits() + " bits");
            }
            return new Fixed(length, validity, values, layout);
        }

        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            if (validity.isNull(index)) {
                return null;
            }
            budget.take(layout.bits() / 8);
            try {
                return layout.decoder().decode(values, index);
            } catch (DateTimeException | ArithmeticException outside) {
                budget.misfit();
                return null;
            }
        }
    }

    record Variable(long length, Validity validity, Offsets offsets, BufferBytes bytes, BytesDecoder decoder)
            implements Vector {
        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            if (validity.isNull(index)) {
                return null;
            }
            long start = offsets.at(index);
            long size = offsets.at(index + 1) - start;
            budget.take(Math.max(0, size));
            return decoder.decode(bytes.bytes(start, size));
        }
    }

    /** 32 or 64 bits each. */
    record Offsets(BufferBytes bytes, boolean large) {
        long at(long index) throws IOException {
            return large ? bytes.int64(index * 8) : bytes.int32(index * 4);
        }
    }

    record View(long length, Validity validity, BufferBytes views, List<BufferBytes> buffers, BytesDecoder decoder)
            implements Vector {
        private static final int WIDTH = 16;
        private static final int INLINE = 12;

        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            if (validity.isNull(index)) {
                return null;
            }
            long at = index * WIDTH;
            int size = views.int32(at);
            budget.take(Math.max(0, size));
            if (size <= INLINE) {
                return decoder.decode(views.bytes(at + 4, size));
            }
            int buffer = views.int32(at + 8);
            if (buffer < 0 || buffer >= buffers.size()) {
                throw Corrupt.batch("a view points into buffer " + buffer + " of " + buffers.size());
            }
            return decoder.decode(buffers.get(buffer).bytes(views.int32(at + 12), size));
        }
    }

    /** An extension type's values. */
    record Converted(Vector stored, ArrowField.Conversion conversion) implements Vector {
        @Override
        public long length() {
            return stored.length();
        }

        @Override
        public Object value(long index, ValueBudget budget) throws IOException {
            Object value = stored.value(index, budget);
            if (value == null) {
                return null;
            }
            try {
                return conversion.convert(value);
            } catch (RuntimeException foreign) {
                budget.misfit();
                return null;
            }
        }
    }
}
