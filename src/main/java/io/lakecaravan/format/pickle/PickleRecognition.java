package io.lakecaravan.format.pickle;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.Head;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.Recognition;

/**
 * A pickle has no magic but its structure: opcodes that can be followed to the end. Protocols 2 and up start with {@code
 * 0x80} and their number; older ones are text, so that much of a file must make sense before it is taken for one.
 */
final class PickleRecognition {
    private static final PickleLimits LIMITS = new PickleLimits(1_000_000, 100_000, 32 << 20, 1024);
    private static final int ENOUGH_OPCODES = 24;

    private PickleRecognition() {}

    static Recognition of(Head head) {
        boolean marked = head.bytes().length > 2 && (head.bytes()[0] & 0xff) == Opcodes.PROTO && head.bytes()[1] <= 5;
        boolean plain = head.bytes().length > 2 && "(cN]}l)d".indexOf(head.bytes()[0]) >= 0;
        if (!marked && !plain) {
            return Recognition.NO;
        }
        PickleMachine machine = new PickleMachine(head.bytes(), LIMITS);
        try {
            Object root = machine.next();
            boolean whole = marked || (isContainer(root) && !machine.hasNext());
            return whole ? found(marked) : Recognition.NO;
        } catch (LimitException e) {
            return found(marked);
        } catch (FormatException e) {
            boolean cut = machine.isExhausted() && machine.operations() >= (marked ? 2 : ENOUGH_OPCODES);
            return cut ? found(marked) : Recognition.NO;
        }
    }

    private static boolean isContainer(Object root) {
        return root instanceof PySequence || root instanceof PyDict || root instanceof PyInstance;
    }

    private static Recognition found(boolean marked) {
        return marked ? Recognition.CERTAIN : Recognition.LIKELY;
    }
}
