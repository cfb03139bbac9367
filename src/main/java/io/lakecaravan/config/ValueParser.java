package io.lakecaravan.config;

/** What one kind of value may look like. */
@FunctionalInterface
interface ValueParser<T> {
    /**
     * @param text with its references replaced
     * @throws BadValueException saying what is wrong and what is allowed, without the text itself
     */
    T parse(String text);
}
