package io.lakecaravan.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Enough of S3 to list and read in path style, that fails on demand and remembers what it was asked. */
public final class FakeS3 implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final Comparator<String> BYTE_ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** @param key decoded, without the bucket */
    public record Seen(
            String method, String bucket, String key, Map<String, String> query, Map<String, String> headers) {
        public boolean isList() {
            return query.containsKey("list-type");
        }

        public boolean isGet() {
            return method.equals("GET") && !key.isEmpty();
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(byte[] bytes, Optional<String> etag, String storageClass) {}

    @FunctionalInterface
    public interface Reply {
        void send(HttpExchange exchange) throws IOException;
    }

    private record Fault(Predicate<Seen> when, AtomicInteger times, Reply reply) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, Stored>> buckets = new TreeMap<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String scheme;
    private boolean ignoresRanges;

    private FakeS3(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static FakeS3 start() throws IOException {
        return new FakeS3(HttpServer.create(loopback(), 0), "http");
    }

    static FakeS3 startTls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new FakeS3(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public URI endpoint() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    public FakeS3 bucket(String name) {
        buckets.computeIfAbsent(name, any -> new ConcurrentSkipListMap<>(BYTE_ORDER));
        return this;
    }

    /** Lists in the order of the calls of {@code put}. */
    FakeS3 unorderedBucket(String name) {
        buckets.put(name, new LinkedHashMap<>());
        return this;
    }

    public FakeS3 put(String key, String text) {
        return put(
                key,
                new Stored(
                        text.getBytes(StandardCharsets.UTF_8),
                        Optional.of("e" + Integer.toHexString(text.hashCode())),
                        "STANDARD"));
    }

    public FakeS3 put(String key, Stored object) {
        bucket("lake").buckets.get("lake").put(key, object);
        return this;
    }

    public FakeS3 remove(String key) {
        buckets.get("lake").remove(key);
        return this;
    }

    /** Forgets what it was asked. */
    public FakeS3 forgetRequests() {
        seen.clear();
        return this;
    }

    FakeS3 ignoreRanges() {
        ignoresRanges = true;
        return this;
    }

    /** The next {@code times} requests that fit are answered so. */
    public FakeS3 fail(Predicate<Seen> when, int times, Reply reply) {
        faults.add(new Fault(when, new AtomicInteger(times), reply));
        return this;
    }

    public static Reply error(int status, String code) {
        return exchange -> sendXml(exchange, status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }

    public static Reply hangUp() {
        return HttpExchange::close;
    }

    /** Headers for {@code promised} bytes, a part of them, and the end of the connection. */
    static Reply breakOff(String contentRange, int promised, String part) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Range", contentRange);
            exchange.sendResponseHeaders(206, promised);
            exchange.getResponseBody().write(part.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Says nothing until the server is closed. */
    Reply stall() {
        return exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
    }

    public List<Seen> seen() {
        return seen;
    }

    public List<Seen> gets() {
        return seen.stream().filter(Seen::isGet).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Seen request = parse(exchange);
        seen.add(request);
        exchange.getRequestBody().readAllBytes();
        for (Fault fault : faults) {
            if (fault.when().test(request) && fault.times().getAndDecrement() > 0) {
                fault.reply().send(exchange);
                return;
            }
        }
        if (request.bucket().isEmpty()) {
            sendBuckets(exchange);
        } else if (!buckets.containsKey(request.bucket())) {
            error(404, "NoSuchBucket").send(exchange);
        } else if (request.isList()) {
            sendPage(exchange, request);
        } else {
            sendObject(exchange, request);
        }
    }

    private static Seen parse(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath().substring(1);
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : decode(path.substring(slash + 1).replace("+", "%2B"));
        Map<String, String> query = new TreeMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Seen(exchange.getRequestMethod(), bucket, key, query, headers);
    }

    private void sendBuckets(HttpExchange exchange) throws IOException {
        StringBuilder xml = new StringBuilder("<ListAllMyBucketsResult><Buckets>");
        buckets.keySet()
                .forEach(name -> xml.append("<Bucket><Name>").append(name).append("</Name></Bucket>"));
        sendXml(exchange, 200, xml.append("</Buckets></ListAllMyBucketsResult>").toString());
    }

    private void sendPage(HttpExchange exchange, Seen request) throws IOException {
        String prefix = request.query().getOrDefault("prefix", "");
        String startAfter = request.query().get("start-after");
        List<Map.Entry<String, Stored>> all = buckets.get(request.bucket()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .filter(entry -> startAfter == null || BYTE_ORDER.compare(entry.getKey(), startAfter) > 0)
                .toList();
        int from = Integer.parseInt(request.query().getOrDefault("continuation-token", "0"));
        int to = Math.min(all.size(), from + Integer.parseInt(request.query().getOrDefault("max-keys", "1000")));
        boolean more = to < all.size();
        StringBuilder xml = new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>" + more
                + "</IsTruncated>" + (more ? "<NextContinuationToken>" + to + "</NextContinuationToken>" : ""));
        for (Map.Entry<String, Stored> entry : all.subList(from, to)) {
            Stored object = entry.getValue();
            xml.append("<Contents><Key>")
                    .append(URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8))
                    .append("</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>")
                    .append(object.bytes().length)
                    .append("</Size>")
                    .append(object.etag()
                            .map(tag -> "<ETag>&quot;" + tag + "&quot;</ETag>")
                            .orElse(""))
                    .append(
                            object.storageClass().isEmpty()
                                    ? ""
                                    : "<StorageClass>" + object.storageClass() + "</StorageClass>")
                    .append("</Contents>");
        }
        sendXml(exchange, 200, xml.append("</ListBucketResult>").toString());
    }

    private void sendObject(HttpExchange exchange, Seen request) throws IOException {
        Stored object = buckets.get(request.bucket()).get(request.key());
        if (object == null) {
            error(404, "NoSuchKey").send(exchange);
            return;
        }
        if (object.storageClass().equals("GLACIER")) {
            error(403, "InvalidObjectState").send(exchange);
            return;
        }
        String wanted = request.headers().get("If-Match");
        if (wanted != null && !Optional.of(wanted).equals(object.etag().map(tag -> "\"" + tag + "\""))) {
            error(412, "PreconditionFailed").send(exchange);
            return;
        }
        object.etag().ifPresent(tag -> exchange.getResponseHeaders().set("ETag", "\"" + tag + "\""));
        Matcher range = RANGE.matcher(request.headers().getOrDefault("Range", ""));
        if (ignoresRanges || !range.matches()) {
            sendBytes(exchange, 200, object.bytes());
            return;
        }
        int first = Integer.parseInt(range.group(1));
        int last = (int) Math.min(Long.parseLong(range.group(2)), object.bytes().length - 1);
        if (first >= object.bytes().length) {
            error(416, "InvalidRange").send(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + object.bytes().length);
        sendBytes(exchange, 206, Arrays.copyOfRange(object.bytes(), first, last + 1));
    }

    private static void sendBytes(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // The client went away, as some tests want it to.
            exchange.close();
        }
    }

    static void sendXml(HttpExchange exchange, int status, String xml) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        sendBytes(
                exchange,
                status,
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** All of a listing, for tests that do not care for pages. */
    static List<String> keys(Listing listing) {
        List<String> keys = new ArrayList<>();
        listing.pages().forEachRemaining(page -> page.objects().forEach(object -> keys.add(object.key())));
        return keys;
    }
}
