package io.lakecaravan.catalog.openmetadata.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes in and out, faults, and the limits of the web server before any rule. */
final class Transport implements HttpHandler, AutoCloseable {
    /** Observed §2: "Request line + headers over 8 KiB → 431". */
    private static final int LARGEST_HEAD = 8192;

    /** Contract §1: "Responses may be gzip-compressed". Not in the contract: from how many bytes on. */
    private static final int WORTH_COMPRESSING = 256;

    private final Api api;
    private final Object lock;
    private final Faults faults;
    private final RequestLog log;
    private final StubSettings settings;
    private final CountDownLatch closing = new CountDownLatch(1);

    Transport(Api api, Object lock, Faults faults, RequestLog log, StubSettings settings) {
        this.api = api;
        this.lock = lock;
        this.faults = faults;
        this.log = log;
        this.settings = settings;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path =
                URLDecoder.decode(exchange.getRequestURI().getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        faults.meanwhile(exchange.getRequestMethod(), path).ifPresent(Runnable::run);
        Optional<Fault> fault = faults.choose(exchange.getRequestMethod(), path);
        String body = body(exchange);
        try {
            Optional<Answer> answer = outcome(exchange, body, fault);
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            int status = answer.map(Answer::status).orElse(0);
            // Before the bytes go out, so that who has the answer finds the request in the log.
            String contentType = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Content-Type"))
                    .orElse("");
            log.add(new RequestLog.Entry(exchange.getRequestMethod(), path, query, status, fault, contentType, body));
            pause(settings.latency());
            deliver(exchange, fault, answer);
        } finally {
            exchange.close();
        }
    }

    /** No rule: faults that a test asks for. */
    private Optional<Answer> outcome(HttpExchange exchange, String body, Optional<Fault> fault) {
        boolean takesEffect = fault.isEmpty() || fault.get() instanceof Fault.AnswerLost;
        return takesEffect ? Optional.of(applied(exchange, body)) : wrong(fault.get());
    }

    /** No rule: faults that a test asks for. */
    private void deliver(HttpExchange exchange, Optional<Fault> fault, Optional<Answer> answer) throws IOException {
        if (fault.isPresent() && fault.get() instanceof Fault.Stall stall) {
            pause(stall.time());
        } else if (fault.isPresent() && fault.get() instanceof Fault.Truncated) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"data\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } else if (answer.isPresent()
                && fault.filter(hit -> hit instanceof Fault.AnswerLost).isEmpty()) {
            send(exchange, answer.get());
        }
    }

    private Optional<Answer> wrong(Fault fault) {
        if (fault instanceof Fault.TooManyRequests busy) {
            // Contract §14: "too many bulk jobs, or a gateway's limit".
            return Optional.of(retryAfter(Answer.error(429, "Too many requests"), busy.retryAfter()));
        }
        if (fault instanceof Fault.Unavailable down) {
            // Contract §8: "a full queue gives 503".
            return Optional.of(retryAfter(Answer.error(503, "Service unavailable"), down.retryAfter()));
        }
        if (fault instanceof Fault.Invalid) {
            // Contract §14: "validation, unknown field or enum".
            return Optional.of(Answer.error(400, "Invalid request"));
        }
        if (fault instanceof Fault.ServerError) {
            // Contract §14: "unhandled server error".
            return Optional.of(Errors.unhandled().answer());
        }
        if (fault instanceof Fault.Refused refused) {
            return Optional.of(Answer.error(refused.status(), refused.message()));
        }
        if (fault instanceof Fault.BadGateway) {
            // Contract §14: "HTML instead of JSON = a proxy or a login page".
            return Optional.of(Answer.html(502, "Bad Gateway"));
        }
        return Optional.empty();
    }

    /** Contract §14: "honour Retry-After if present". */
    private Answer retryAfter(Answer answer, Optional<Fault.RetryAfter> retryAfter) {
        return retryAfter
                .map(after -> answer.with(
                        "Retry-After",
                        switch (after.form()) {
                            case SECONDS -> Long.toString(after.delay().toSeconds());
                            case HTTP_DATE ->
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(settings.clock()
                                        .instant()
                                        .plus(after.delay())
                                        .atOffset(ZoneOffset.UTC));
                        }))
                .orElse(answer);
    }

    /** No rule: until the time is over or the server ends. Holds no lock: other requests go on. */
    private void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            boolean closed = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
            assert closed || !time.isNegative();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer applied(HttpExchange exchange, String body) {
        // Observed §1: "header/URL too long → 431 HTML".
        if (head(exchange) > LARGEST_HEAD) {
            return Answer.html(431, "Request Header Fields Too Large");
        }
        // Contract §14: "proxy body limit".
        if (body.getBytes(StandardCharsets.UTF_8).length > settings.largestBody()) {
            return Answer.html(413, "Request Entity Too Large");
        }
        try {
            Request request = request(exchange, body);
            synchronized (lock) {
                return api.answer(request);
            }
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            // No rule: a hole in the stub. It says so where the test sees it.
            return Answer.text(500, "the stub failed: " + e);
        }
    }

    private static int head(HttpExchange exchange) {
        int size = exchange.getRequestMethod().length()
                + exchange.getRequestURI().toString().length()
                + " HTTP/1.1\r\n".length()
                + 1;
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length() + 4;
            }
        }
        return size;
    }

    private static Request request(HttpExchange exchange, String body) {
        String raw = exchange.getRequestURI().getRawPath();
        if (!raw.startsWith("/api/v1/")) {
            throw Errors.noSuchPath();
        }
        // Observed §1: "trailing slash 200".
        String below = raw.substring("/api/v1/".length()).replaceFirst("/$", "");
        List<String> path = Arrays.stream(below.split("/", -1))
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        Query query = Query.parse(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        return new Request(exchange.getRequestMethod(), path, query, headers, Json.tree(body), body);
    }

    /** Observed §1: "Content-Encoding: gzip on requests accepted". */
    private static String body(HttpExchange exchange) throws IOException {
        boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = exchange.getRequestBody();
                InputStream plain = compressed ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Contract §1: "Responses may be gzip-compressed when the client asks for it". */
    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.bytes();
        String accepted = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                .orElse("");
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (accepted.contains("gzip") && bytes.length > WORTH_COMPRESSING) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            bytes = compress(bytes);
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static byte[] compress(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** Ends all stalls. */
    @Override
    public void close() {
        closing.countDown();
    }
}
