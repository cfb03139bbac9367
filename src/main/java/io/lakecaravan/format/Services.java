package io.lakecaravan.format;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** What {@link ServiceLoader} finds, with errors that say what to do. */
final class Services {
    private Services() {}

    static <T> List<T> of(Class<T> type, ClassLoader loader) {
        List<T> found = new ArrayList<>();
        try {
            ServiceLoader.load(type, loader).forEach(found::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new ExtensionException(
                    "a jar in lib/ext has a " + type.getSimpleName() + " that cannot be made: " + e.getMessage()
                            + ". Remove the jar, or take one that was built for this version",
                    e);
        }
        return found;
    }

    static ExtensionException twice(String what, Object one, Object other) {
        return new ExtensionException(
                what + " is registered twice: " + one.getClass().getName() + " and "
                        + other.getClass().getName() + ". Remove one of the jars from lib/ext");
    }
}
