package io.lakecaravan.format.pickle;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.util.ArrayList;
import java.util.Arrays;

/** The interpreter's stack with its marks. */
final class OperandStack {
    private final int most;
    private Object[] objects = new Object[64];
    private int size;
    private int[] marks = new int[16];
    private int marked;

    OperandStack(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    void push(Object value) throws LimitException {
        if (size == objects.length) {
            if (size >= most) {
                throw new LimitException("the pickle puts more than " + most + " objects on its stack");
            }
            objects = Arrays.copyOf(objects, (int) Math.min(most, objects.length * 2L));
        }
        objects[size++] = value;
    }

    Object pop() throws FormatException {
        if (size == floor()) {
            throw corrupt();
        }
        Object value = objects[--size];
        objects[size] = null;
        return value;
    }

    Object top() throws FormatException {
        if (size == floor()) {
            throw corrupt();
        }
        return objects[size - 1];
    }

    /** Whether the place on top is a mark. */
    boolean isAtMark() {
        return marked > 0 && size == marks[marked - 1];
    }

    void mark() throws LimitException {
        if (marked == marks.length) {
            if (marked >= most) {
                throw new LimitException("the pickle puts more than " + most + " marks on its stack");
            }
            marks = Arrays.copyOf(marks, (int) Math.min(most, marks.length * 2L));
        }
        marks[marked++] = size;
    }

    /** What lies above the last mark, which is taken away with it. */
    ArrayList<Object> popToMark() throws FormatException {
        if (marked == 0) {
            throw corrupt();
        }
        int start = marks[--marked];
        ArrayList<Object> above = new ArrayList<>(Arrays.asList(objects).subList(start, size));
        Arrays.fill(objects, start, size, null);
        size = start;
        return above;
    }

    private int floor() {
        return marked == 0 ? 0 : marks[marked - 1];
    }

    private static FormatException corrupt() {
        return new FormatException(FindingCode.PICKLE_CORRUPT, "an opcode takes more from the stack than lies there");
    }
}
