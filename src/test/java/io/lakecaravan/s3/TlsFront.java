package io.lakecaravan.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks TLS before a server that does not. */
public final class TlsFront implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public TlsFront(OwnAuthority authority, InetSocketAddress server) throws IOException {
        this.server = server;
        this.listener = authority
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> relay(client));
            } catch (IOException e) {
                // The listener was closed: the loop ends.
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket behind = new Socket(server.getAddress(), server.getPort())) {
            threads.execute(() -> pump(client, behind));
            pump(behind, client);
        } catch (IOException e) {
            // One of both ends hung up.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // As in relay.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
