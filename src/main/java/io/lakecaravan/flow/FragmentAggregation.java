package io.lakecaravan.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Puts the fragments of all objects of a candidate into one list, in the order the objects were sent. */
public final class FragmentAggregation implements AggregationStrategy {
    @Override
    public Exchange aggregate(Exchange sofar, Exchange next) {
        List<Object> fragments = new ArrayList<>();
        if (sofar != null) {
            fragments.addAll(body(sofar));
        }
        fragments.addAll(body(next));
        Exchange result = sofar == null ? next : sofar;
        result.getMessage().setBody(fragments);
        return result;
    }

    private static List<?> body(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
