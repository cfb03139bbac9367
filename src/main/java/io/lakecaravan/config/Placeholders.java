package io.lakecaravan.config;

import org.apache.camel.CamelContext;

/** Replaces the references of a text, such as {@code {{env:NAME}}}, by what they refer to. */
@FunctionalInterface
public interface Placeholders {
    /**
     * The text with every reference replaced. What a reference gives is taken as it stands, also where it looks like
     * another reference.
     *
     * @throws UnresolvedReferenceException for the first reference that cannot be replaced; its message shows the
     *     reference, never a value
     */
    String resolve(String text);

    /** References as Camel's properties component of the context resolves them. */
    static Placeholders of(CamelContext context) {
        return new CamelPlaceholders(context);
    }
}
