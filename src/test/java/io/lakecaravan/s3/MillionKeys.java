package io.lakecaravan.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket of any number of keys that are nowhere stored: key number i is computed, in order, when it is listed. Every
 * object is a small CSV, of other columns in each of {@link Layout#FOLDERS}. Answers ListObjectsV2 (prefix, max-keys, start-after, continuation-token), ListBuckets,
 * HEAD and ranged GET; asks for no signature.
 *
 * <p>As its own process: {@code MillionKeys <port> <keys> <hive|folders|flat>}.
 */
public final class MillionKeys implements AutoCloseable {
    public static final String BUCKET = "million";

    private static final int SIZE = content("aaaaaaaaa").length;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int FILES_PER_DAY = 100;
    private static final int FILES_PER_FOLDER = 10;

    /** Keys rise with their number, in ASCII. */
    public enum Layout {
        /** One table, a hundred files per day. */
        HIVE,
        /** Ten files in each of very many tables. Folders have words for names, as a number would be a value. */
        FOLDERS,
        /** One folder. */
        FLAT;

        public String key(long number) {
            return switch (this) {
                case HIVE -> {
                    LocalDate day = FIRST_DAY.plusDays(number / FILES_PER_DAY);
                    yield "sales/year=" + day.getYear() + "/month=" + padded(day.getMonthValue(), 2) + "/day="
                            + padded(day.getDayOfMonth(), 2) + "/part-" + padded(number % FILES_PER_DAY, 5) + ".csv";
                }
                case FOLDERS ->
                    "folders/" + word(number / FILES_PER_FOLDER) + "/part-" + padded(number % FILES_PER_FOLDER, 2)
                            + ".csv";
                case FLAT -> "flat/event-" + padded(number, 10) + ".csv";
            };
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final long keys;
    private final Layout layout;

    private MillionKeys(HttpServer server, long keys, Layout layout) {
        this.server = server;
        this.keys = keys;
        this.layout = layout;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** @param port 0 for any free one */
    public static MillionKeys start(int port, long keys, Layout layout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new MillionKeys(HttpServer.create(address, 0), keys, layout);
    }

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: MillionKeys <port> <keys> <hive|folders|flat>");
        }
        // Or else each answer waits for the delayed acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        start(
                Integer.parseInt(arguments[0]),
                Long.parseLong(arguments[1]),
                Layout.valueOf(arguments[2].toUpperCase(Locale.ROOT)));
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            if (path.equals("/")) {
                buckets(exchange);
            } else if (path.indexOf('/', 1) < 0 || path.endsWith("/" + BUCKET + "/")) {
                page(exchange, query);
            } else {
                object(exchange);
            }
        }
    }

    private static void buckets(HttpExchange exchange) throws IOException {
        try (Writer xml = xml(exchange)) {
            xml.append("<ListAllMyBucketsResult><Buckets><Bucket><Name>" + BUCKET
                    + "</Name></Bucket></Buckets></ListAllMyBucketsResult>");
        }
    }

    private void page(HttpExchange exchange, Map<String, String> query) throws IOException {
        String prefix = query.getOrDefault("prefix", "");
        int most = Math.min(1000, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
        long from = query.containsKey("continuation-token")
                ? Long.parseLong(query.get("continuation-token"))
                : Math.max(firstNotBelow(prefix), firstNotBelow(query.getOrDefault("start-after", "") + "\0"));
        // No key of ours holds a character above it.
        long end = firstNotBelow(prefix + "\uffff");
        long to = Math.max(from, Math.min(end, from + most));
        try (Writer xml = xml(exchange)) {
            xml.append("<ListBucketResult><Name>" + BUCKET + "</Name><EncodingType>url</EncodingType>");
            if (to < end) {
                xml.append("<IsTruncated>true</IsTruncated><NextContinuationToken>" + to + "</NextContinuationToken>");
            } else {
                xml.append("<IsTruncated>false</IsTruncated>");
            }
            for (long i = from; i < to; i++) {
                entry(xml, i);
            }
            xml.append("</ListBucketResult>");
        }
    }

    private void entry(Writer xml, long number) throws IOException {
        xml.append("<Contents><Key>")
                .append(layout.key(number).replace("=", "%3D"))
                .append("</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;")
                .append(padded(number, 32))
                .append("&quot;</ETag><Size>")
                .append(String.valueOf(SIZE))
                .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
    }

    /** Number of the first key that is not before the text. */
    private long firstNotBelow(String text) {
        long low = 0;
        long high = keys;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (layout.key(middle).compareTo(text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void object(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String key = path.substring(path.indexOf('/', 1) + 1);
        long number = firstNotBelow(key);
        if (number == keys || !layout.key(number).equals(key)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"" + padded(number, 32) + "\"");
        byte[] content = content(layout == Layout.FOLDERS ? word(number / FILES_PER_FOLDER) : "aaaaaaaaa");
        byte[] body = content;
        int status = 200;
        String wanted = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(wanted == null ? "" : wanted);
        if (range.matches() && Integer.parseInt(range.group(1)) < SIZE) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2).isEmpty() ? SIZE - 1 : (int) Math.min(SIZE - 1, Long.parseLong(range.group(2)));
            body = Arrays.copyOfRange(content, first, last + 1);
            status = 206;
            exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + SIZE);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(SIZE));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Writer xml(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, 0);
        Writer xml = new BufferedWriter(
                new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.US_ASCII), 1 << 16);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return xml;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return query;
    }

    /** Much faster than a format string, and this is called for each key. */
    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** @param word of nine letters, which two of its columns have in their names */
    private static byte[] content(String word) {
        return ("id," + word + ",of_" + word + "\n1,ant,1.50\n2,bee,2.75\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Rises with the number; its letters are no hexadecimal digits. */
    private static String word(long number) {
        return padded(number, 9)
                .chars()
                .map(digit -> 'g' + digit - '0')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
