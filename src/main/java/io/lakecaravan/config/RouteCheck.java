package io.lakecaravan.config;

import java.util.List;

/** Another part of the installation that {@code lint} looks at: routes, Kamelets. */
@FunctionalInterface
public interface RouteCheck {
    /** Empty when there is nothing to say. */
    List<ConfigProblem> problems();
}
