package io.lakecaravan.cli;

import io.lakecaravan.config.ConfigException;
import io.lakecaravan.format.ExtensionException;
import java.util.Optional;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;

/** Tells mistakes of the user, which end with exit code 2, from failures. */
final class Startup {
    private static final int DEEPEST = 20;

    private Startup() {}

    /** What is wrong with command line, configuration or routes; empty where it is something else that failed. */
    static Optional<String> mistake(Throwable thrown) {
        Optional<String> ours = cause(thrown, ConfigException.class)
                .map(Throwable::getMessage)
                .or(() -> cause(thrown, UsageException.class).map(Throwable::getMessage))
                .or(() -> cause(thrown, ExtensionException.class).map(Throwable::getMessage));
        return ours.or(() -> cause(thrown, FailedToCreateRouteException.class)
                        .map(route -> "route " + route.getRouteId() + " cannot be built: " + reason(route)))
                .or(() -> cause(thrown, FailedToStartRouteException.class)
                        .map(route -> "route " + route.getRouteId() + " cannot be started: " + reason(route)))
                .or(() -> cause(thrown, ResolveEndpointFailedException.class).map(Startup::reason));
    }

    /** The innermost message, without the route's whole model that outer ones quote. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
                + ". See the route's file in routes/ or kamelet-catalog/; 'caravan lint' names mistakes with their line";
    }

    static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
