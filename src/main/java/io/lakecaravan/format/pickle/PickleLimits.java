package io.lakecaravan.format.pickle;

/**
 * Bounds of one load.
 *
 * @param operations most opcodes
 * @param stack most objects on the stack at once
 * @param memory most bytes of heap that the objects may take, by estimate; slices of the input cost nothing
 * @param integerBytes longest integer
 */
public record PickleLimits(long operations, int stack, long memory, int integerBytes) {
    private static final long MOST_MEMORY = 512L << 20;

    public PickleLimits {
        if (operations < 1 || stack < 1 || memory < 1 || integerBytes < 1) {
            throw new IllegalArgumentException("every limit of a pickle must be positive: " + operations + " opcodes, "
                    + stack + " objects, " + memory + " bytes, integers of " + integerBytes + " bytes");
        }
    }

    /** For this process: objects take at most a third of its heap, so that a load fails before the heap does. */
    public static PickleLimits ofHeap() {
        long memory = Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / 3);
        return new PickleLimits(200_000_000, 20_000_000, memory, 1024);
    }
}
