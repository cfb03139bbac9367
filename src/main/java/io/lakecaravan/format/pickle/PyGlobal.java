package io.lakecaravan.format.pickle;

/**
 * The name of a class or function, which is all that is known of it: nothing is imported.
 *
 * @param module e.g. {@code numpy.core.multiarray}
 * @param name e.g. {@code _reconstruct}; may be dotted
 */
public record PyGlobal(String module, String name) {
    /** Whether this is the name in a module that ends with the given words: libraries move their modules around. */
    public boolean is(String moduleEnd, String otherName) {
        return name.equals(otherName) && (module.equals(moduleEnd) || module.endsWith("." + moduleEnd));
    }

    /** Whether the module is the package or lies in it. */
    public boolean isIn(String topPackage) {
        return module.equals(topPackage) || module.startsWith(topPackage + ".");
    }

    /** For people: {@code module.name}. */
    public String qualifiedName() {
        return module + "." + name;
    }
}
