package io.lakecaravan.s3;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/** Counts what goes over the wire: the SDK calls {@link #beforeTransmission} once per attempt. */
final class TrafficMeter implements ExecutionInterceptor {
    /** Set on a request by who wants to know its number of attempts. */
    static final ExecutionAttribute<AtomicInteger> ATTEMPTS = new ExecutionAttribute<>("CaravanAttempts");

    private final LongAdder lists = new LongAdder();
    private final LongAdder gets = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        boolean get = context.request() instanceof GetObjectRequest || context.request() instanceof HeadObjectRequest;
        (get ? gets : lists).increment();
        AtomicInteger attempts = attributes.getAttribute(ATTEMPTS);
        if (attempts != null) {
            attempts.incrementAndGet();
        }
    }

    void received(long count) {
        bytes.add(count);
    }

    Traffic traffic() {
        return new Traffic(lists.sum(), gets.sum(), bytes.sum());
    }
}
