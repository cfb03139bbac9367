package io.lakecaravan.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives temporary credentials to whoever asks with the right external id or token, and remembers the questions. */
final class FakeSts implements AutoCloseable {
    record Seen(Map<String, String> form, Optional<String> authorization) {}

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private FakeSts(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    static FakeSts start() throws IOException {
        return new FakeSts(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Seen> seen() {
        return seen;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> form = new TreeMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        seen.add(new Seen(form, Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))));
        String action = form.get("Action");
        boolean allowed = action.equals("AssumeRole")
                ? "right-id".equals(form.get("ExternalId"))
                : "the-token".equals(form.get("WebIdentityToken"));
        if (!allowed) {
            FakeS3.sendXml(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>");
            return;
        }
        FakeS3.sendXml(
                exchange,
                200,
                "<" + action + "Response><" + action + "Result><Credentials><AccessKeyId>TEMPKEY</AccessKeyId>"
                        + "<SecretAccessKey>tempsecret</SecretAccessKey><SessionToken>temptoken</SessionToken>"
                        + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></" + action + "Result></"
                        + action + "Response>");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
