package io.lakecaravan.format.pickle;

import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the opcodes of a pickle, protocols 0 to 5 (Python's {@code pickletools}, PEP 307, PEP 3154, PEP 574), without
 * doing what they ask for: nothing is imported, called or instantiated. Where Python would call something, an inert
 * {@link PyInstance} says what and with which arguments.
 *
 * <p>Objects are {@link PyNone}, {@code Boolean}, {@code Long} or {@code BigInteger}, {@code Double}, {@code String},
 * {@link PyBytes}, {@link PySequence}, {@link PyDict}, {@link PyGlobal} and {@link PyInstance}. They share and may hold
 * themselves, and a few bytes can describe a structure of which a walk takes forever: whoever walks them must bound depth
 * and work.
 */
public final class PickleMachine {
    private static final int HIGHEST_PROTOCOL = 5;
    private static final long STEP_BYTES = 16;
    private static final long OBJECT_BYTES = 56;

    private final OpcodeInput in;
    private final PickleLimits limits;
    private OperandStack stack;
    private Memo memo = new Memo();
    private long operations;
    private long memory;

    /** @param bytes not to be changed while the objects are in use */
    public PickleMachine(byte[] bytes, PickleLimits limits) {
        this.in = new OpcodeInput(bytes, 0);
        this.limits = limits;
        this.stack = new OperandStack(limits.stack());
    }

    /**
     * The first object of a pickle.
     *
     * @throws FormatException with {@code PICKLE_CORRUPT} where the opcodes cannot be followed
     * @throws LimitException where a limit is passed
     */
    public static Object load(byte[] bytes, PickleLimits limits) throws FormatException, LimitException {
        return new PickleMachine(bytes, limits).next();
    }

    /** Whether bytes are left behind the last object: programs may write several pickles into one file. */
    public boolean hasNext() {
        return in.left() > 0;
    }

    /** Offset of the next opcode. */
    public int position() {
        return in.position();
    }

    /** Whether a load failed because the bytes ended, not because of what they are. */
    boolean isExhausted() {
        return in.isExhausted();
    }

    /** Opcodes followed so far. */
    long operations() {
        return operations;
    }

    /** The next object. The limits hold for all objects together. */
    public Object next() throws FormatException, LimitException {
        stack = new OperandStack(limits.stack());
        memo = new Memo();
        int start = in.position();
        try {
            for (int opcode = in.uint1(); opcode != Opcodes.STOP; opcode = in.uint1()) {
                count();
                step(opcode);
            }
            return stack.pop();
        } catch (FormatException e) {
            int at = Math.max(start, in.position() - 1);
            throw e.offset().isPresent() ? e : new FormatException(e.code(), at, e.getMessage(), e);
        }
    }

    private void count() throws LimitException {
        if (++operations > limits.operations()) {
            throw new LimitException("the pickle has more than " + limits.operations() + " opcodes");
        }
        charge(STEP_BYTES);
    }

    private void charge(long bytes) throws LimitException {
        memory += bytes;
        if (memory > limits.memory()) {
            throw new LimitException("the pickle's objects take more than " + limits.memory() + " bytes of memory");
        }
    }

    private void step(int opcode) throws FormatException, LimitException {
        switch (opcode) {
            case Opcodes.PROTO -> protocol();
            case Opcodes.FRAME -> frame();
            case Opcodes.MARK -> stack.mark();
            case Opcodes.POP -> pop();
            case Opcodes.POP_MARK -> stack.popToMark();
            case Opcodes.DUP -> stack.push(stack.top());
            case Opcodes.NONE -> stack.push(PyNone.NONE);
            case Opcodes.NEWTRUE -> stack.push(true);
            case Opcodes.NEWFALSE -> stack.push(false);
            case Opcodes.INT -> push(PythonLiterals.integer(in.line(), in, limits.integerBytes()));
            case Opcodes.LONG -> push(PythonLiterals.longInteger(in.line(), in, limits.integerBytes()));
            case Opcodes.BININT -> push((long) in.int4());
            case Opcodes.BININT1 -> stack.push((long) in.uint1());
            case Opcodes.BININT2 -> push((long) in.uint2());
            case Opcodes.LONG1 -> push(integer(in.uint1()));
            case Opcodes.LONG4 -> push(integer(in.int4()));
            case Opcodes.FLOAT -> push(PythonLiterals.real(in.line(), in));
            case Opcodes.BINFLOAT -> push(in.double8());
            default -> stepText(opcode);
        }
    }

    private void stepText(int opcode) throws FormatException, LimitException {
        switch (opcode) {
            case Opcodes.STRING -> pushBytes(PythonLiterals.string(in.line(), in));
            case Opcodes.BINSTRING -> push(in.slice(in.int4(), PyBytes.Kind.PYTHON_2_TEXT));
            case Opcodes.SHORT_BINSTRING -> push(in.slice(in.uint1(), PyBytes.Kind.PYTHON_2_TEXT));
            case Opcodes.UNICODE -> pushText(PythonLiterals.unicode(in.line()));
            case Opcodes.SHORT_BINUNICODE -> pushText(in.uint1());
            case Opcodes.BINUNICODE -> pushText(in.uint4());
            case Opcodes.BINUNICODE8 -> pushText(in.int8());
            case Opcodes.SHORT_BINBYTES -> push(in.slice(in.uint1(), PyBytes.Kind.BYTES));
            case Opcodes.BINBYTES -> push(in.slice(in.uint4(), PyBytes.Kind.BYTES));
            case Opcodes.BINBYTES8 -> push(in.slice(in.int8(), PyBytes.Kind.BYTES));
            case Opcodes.BYTEARRAY8 -> push(in.slice(in.int8(), PyBytes.Kind.BYTEARRAY));
            case Opcodes.NEXT_BUFFER -> push(new PyInstance(outside("buffer"), PyNone.NONE, PyNone.NONE));
            case Opcodes.READONLY_BUFFER -> stack.top();
            default -> stepContainer(opcode);
        }
    }

    private void stepContainer(int opcode) throws FormatException, LimitException {
        switch (opcode) {
            case Opcodes.EMPTY_LIST -> push(new PySequence(PySequence.Kind.LIST));
            case Opcodes.EMPTY_TUPLE -> push(new PySequence(PySequence.Kind.TUPLE));
            case Opcodes.EMPTY_SET -> push(new PySequence(PySequence.Kind.SET));
            case Opcodes.EMPTY_DICT -> push(new PyDict());
            case Opcodes.LIST -> push(new PySequence(PySequence.Kind.LIST, stack.popToMark()));
            case Opcodes.TUPLE -> push(new PySequence(PySequence.Kind.TUPLE, stack.popToMark()));
            case Opcodes.FROZENSET -> push(new PySequence(PySequence.Kind.FROZENSET, stack.popToMark()));
            case Opcodes.TUPLE1 -> pushTuple(1);
            case Opcodes.TUPLE2 -> pushTuple(2);
            case Opcodes.TUPLE3 -> pushTuple(3);
            case Opcodes.DICT -> {
                List<Object> entries = stack.popToMark();
                PyDict dict = new PyDict();
                push(dict);
                putAll(dict, entries);
            }
            case Opcodes.APPEND -> append(List.of(stack.pop()));
            case Opcodes.APPENDS, Opcodes.ADDITEMS -> append(stack.popToMark());
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                Object key = stack.pop();
                putAll(stack.top(), List.of(key, value));
            }
            case Opcodes.SETITEMS -> {
                List<Object> entries = stack.popToMark();
                putAll(stack.top(), entries);
            }
            default -> stepObject(opcode);
        }
    }

    private void stepObject(int opcode) throws FormatException, LimitException {
        switch (opcode) {
            case Opcodes.PUT -> memo.put(number(), stack.top());
            case Opcodes.BINPUT -> memo.put(in.uint1(), stack.top());
            case Opcodes.LONG_BINPUT -> memo.put(in.uint4(), stack.top());
            case Opcodes.MEMOIZE -> memo.append(stack.top());
            case Opcodes.GET -> stack.push(memo.get(number()));
            case Opcodes.BINGET -> stack.push(memo.get(in.uint1()));
            case Opcodes.LONG_BINGET -> stack.push(memo.get(in.uint4()));
            case Opcodes.GLOBAL -> push(new PyGlobal(in.line().utf8(), in.line().utf8()));
            case Opcodes.STACK_GLOBAL -> stackGlobal();
            case Opcodes.EXT1 -> push(extension(in.uint1()));
            case Opcodes.EXT2 -> push(extension(in.uint2()));
            case Opcodes.EXT4 -> push(extension(in.int4()));
            case Opcodes.PERSID -> push(new PyInstance(outside("persistent"), in.line(), PyNone.NONE));
            case Opcodes.BINPERSID -> push(new PyInstance(outside("persistent"), stack.pop(), PyNone.NONE));
            case Opcodes.REDUCE, Opcodes.NEWOBJ -> {
                Object args = stack.pop();
                push(new PyInstance(stack.pop(), args, PyNone.NONE));
            }
            case Opcodes.NEWOBJ_EX -> {
                Object kwargs = stack.pop();
                Object args = stack.pop();
                push(new PyInstance(stack.pop(), args, kwargs));
            }
            case Opcodes.OBJ -> {
                ArrayList<Object> args = stack.popToMark();
                if (args.isEmpty()) {
                    throw in.corrupt("an object has no class");
                }
                Object callee = args.remove(0);
                push(new PyInstance(callee, new PySequence(PySequence.Kind.TUPLE, args), PyNone.NONE));
            }
            case Opcodes.INST -> {
                PyGlobal callee = new PyGlobal(in.line().utf8(), in.line().utf8());
                ArrayList<Object> args = stack.popToMark();
                push(new PyInstance(callee, new PySequence(PySequence.Kind.TUPLE, args), PyNone.NONE));
            }
            case Opcodes.BUILD -> {
                Object state = stack.pop();
                if (stack.top() instanceof PyInstance instance) {
                    instance.build(state);
                }
            }
            default -> throw in.corrupt("no protocol has the opcode " + opcode);
        }
    }

    private void protocol() throws FormatException {
        int protocol = in.uint1();
        if (protocol > HIGHEST_PROTOCOL) {
            throw new FormatException(
                    FindingCode.FORMAT_UNSUPPORTED,
                    in.position(),
                    "the pickle has protocol " + protocol + "; 0 to " + HIGHEST_PROTOCOL + " are known",
                    null);
        }
    }

    private void frame() throws FormatException {
        long length = in.int8();
        in.expect(length);
    }

    private void pop() throws FormatException {
        if (stack.isAtMark()) {
            stack.popToMark();
        } else {
            stack.pop();
        }
    }

    private void push(Object value) throws LimitException {
        charge(OBJECT_BYTES);
        stack.push(value);
    }

    private void pushBytes(PyBytes value) throws LimitException {
        charge(value.length());
        push(value);
    }

    private void pushText(long length) throws FormatException, LimitException {
        PyBytes slice = in.slice(length, PyBytes.Kind.BYTES);
        charge(slice.length());
        pushText(slice.utf8());
    }

    private void pushText(String text) throws LimitException {
        charge(text.length());
        push(text);
    }

    private void pushTuple(int size) throws FormatException, LimitException {
        ArrayList<Object> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(0, stack.pop());
        }
        push(new PySequence(PySequence.Kind.TUPLE, elements));
    }

    /** Two's complement, little endian. */
    private Object integer(int length) throws FormatException, LimitException {
        if (length > limits.integerBytes()) {
            throw new LimitException(
                    "an integer of the pickle has " + length + " bytes, the limit is " + limits.integerBytes());
        }
        byte[] little = in.slice(length, PyBytes.Kind.BYTES).copy();
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[i] = little[length - 1 - i];
        }
        charge(length);
        return length == 0 ? (Object) 0L : PythonLiterals.narrow(new BigInteger(big));
    }

    private long number() throws FormatException {
        Object number = PythonLiterals.integer(in.line(), in, Long.BYTES);
        if (number instanceof Long value && value >= 0) {
            return value;
        }
        // GET and PUT of 0 and 1 may be written 00 and 01.
        if (number instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        throw in.corrupt("the number of a stored object is negative or too large");
    }

    private void append(List<Object> values) throws FormatException {
        Object target = stack.top();
        if (target instanceof PySequence sequence && sequence.kind() != PySequence.Kind.TUPLE) {
            values.forEach(sequence::add);
        } else if (target instanceof PyInstance instance) {
            values.forEach(instance::append);
        } else {
            throw in.corrupt("values are appended to what is no list");
        }
    }

    private void putAll(Object target, List<Object> entries) throws FormatException {
        if (entries.size() % 2 != 0) {
            throw in.corrupt("a key of a dictionary has no value");
        }
        for (int i = 0; i < entries.size(); i += 2) {
            if (target instanceof PyDict dict) {
                dict.put(entries.get(i), entries.get(i + 1));
            } else if (target instanceof PyInstance instance) {
                instance.put(entries.get(i), entries.get(i + 1));
            } else {
                throw in.corrupt("keys are set in what is no dictionary");
            }
        }
    }

    private void stackGlobal() throws FormatException, LimitException {
        Object name = stack.pop();
        Object module = stack.pop();
        if (!(name instanceof String simple) || !(module instanceof String path)) {
            throw in.corrupt("the name of a class is no text");
        }
        push(new PyGlobal(path, simple));
    }

    private static PyGlobal extension(int code) {
        return new PyGlobal("copyreg.extension", String.valueOf(code));
    }

    /** Something that the pickle's reader was to provide. */
    private static PyGlobal outside(String what) {
        return new PyGlobal("outside", what);
    }
}
