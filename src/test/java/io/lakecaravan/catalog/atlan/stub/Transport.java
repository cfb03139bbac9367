package io.lakecaravan.catalog.atlan.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** Bytes in and out, tokens, faults, latency and rate limit, before any rule. */
final class Transport implements HttpHandler, AutoCloseable {
    private final Api api;
    private final Object lock;
    private final Tokens tokens;
    private final Faults faults;
    private final RequestLog log;
    private final RateLimit limit;
    private final Duration latency;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong traces = new AtomicLong();

    Transport(Api api, Object lock, Tokens tokens, Faults faults, RequestLog log) {
        this.api = api;
        this.lock = lock;
        this.tokens = tokens;
        this.faults = faults;
        this.log = log;
        this.limit = new RateLimit(api.state.clock, api.state.settings.requestsPerSecond());
        this.latency = api.state.settings.latency();
    }

    /** Contract §12 check 33. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = decode(exchange.getRequestURI().getRawPath());
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String body = body(exchange);
        Optional<Fault> fault = limit.exceeded()
                ? Optional.of(Fault.tooManyRequests(Duration.ofSeconds(1)))
                : faults.choose(exchange.getRequestMethod(), path);
        try {
            Optional<Answer> answer = outcome(exchange, query, body, fault);
            int status = answer.map(Answer::status).orElse(0);
            // Before the bytes go out, so that who has the answer finds the request in the log.
            log.add(new RequestLog.Entry(exchange.getRequestMethod(), path, query, status, fault, body));
            if (!latency.isZero()) {
                pause(latency);
            }
            deliver(exchange, fault, answer);
        } finally {
            exchange.close();
        }
    }

    /** No rule: faults that a test asks for. */
    private Optional<Answer> outcome(HttpExchange exchange, String query, String body, Optional<Fault> fault) {
        if (fault.isEmpty()) {
            return Optional.of(applied(exchange, query, body));
        }
        if (fault.get() instanceof Fault.AnswerLost || fault.get() instanceof Fault.Applied) {
            Answer done = applied(exchange, query, body);
            // What is refused anyway is refused in its own words.
            return done.status() >= 400 || fault.get() instanceof Fault.AnswerLost
                    ? Optional.of(done)
                    : FaultAnswers.of(fault.get());
        }
        return FaultAnswers.of(fault.get());
    }

    /** No rule: faults that a test asks for. */
    private void deliver(HttpExchange exchange, Optional<Fault> fault, Optional<Answer> answer) throws IOException {
        if (fault.isPresent() && fault.get() instanceof Fault.Stall stall) {
            pause(stall.time());
        } else if (fault.isPresent() && fault.get() instanceof Fault.Truncated) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"entities\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } else if (answer.isPresent()
                && fault.filter(hit -> hit instanceof Fault.AnswerLost).isEmpty()) {
            send(exchange, answer.get());
        }
    }

    private void pause(Duration time) {
        try {
            boolean closed = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
            assert closed || !time.isNegative();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer applied(HttpExchange exchange, String query, String body) {
        try {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            List<String> path = Arrays.stream(
                            exchange.getRequestURI().getRawPath().substring(1).split("/", -1))
                    .map(Transport::decode)
                    .toList();
            synchronized (lock) {
                if (String.join("/", path).equals("api/service/oauth-clients/token")) {
                    return tokens.issue(body);
                }
                Optional<Account> account = tokens.account(headers.getOrDefault("authorization", ""));
                // Contract §12 check 1.
                if (account.isEmpty()) {
                    return Answer.json(
                            401,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("code", 401)
                                    .put("message", "Unauthorized"));
                }
                // Contract §1: "it marks browser traffic".
                if ("product_webapp".equals(headers.get("x-atlan-client-origin"))) {
                    api.state.notes.lapses.add("X-Atlan-Client-Origin marks browser traffic (§1)");
                }
                return api.answer(new Request(
                        exchange.getRequestMethod(), path, Query.parse(query), headers, body, account.get()));
            }
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            // No rule: a hole in the stub. It says so where the test sees it.
            return Answer.text(500, "the stub failed: " + e);
        }
    }

    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Not in the contract: compressed requests are accepted. */
    private static String body(HttpExchange exchange) throws IOException {
        boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = exchange.getRequestBody();
                InputStream plain = compressed ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Contract §12 check 34; contract §1: "a trace_id response header is added". */
    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.bytes();
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Atlan-Request-Id"))
                .ifPresent(id -> exchange.getResponseHeaders().set("X-Atlan-Request-Id", id));
        exchange.getResponseHeaders().set("trace_id", String.format("%032x", traces.incrementAndGet()));
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Ends all pauses. */
    @Override
    public void close() {
        closing.countDown();
    }
}
