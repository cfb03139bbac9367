package io.lakecaravan.flow;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Suspends and resumes the consumer of a route at once. The control bus waits for what is under way in the route, which
 * here is the very message that asks.
 */
public final class Consumers implements CamelContextAware {
    private CamelContext context;

    @Override
    public void setCamelContext(CamelContext value) {
        context = value;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    public void suspend(String route) {
        ServiceHelper.suspendService(context.getRoute(route).getConsumer());
    }

    public void resume(String route) {
        ServiceHelper.resumeService(context.getRoute(route).getConsumer());
    }
}
