package io.lakecaravan.flow;

import io.lakecaravan.config.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;

/** Which certificates of a catalog's server are accepted: the platform's and those of a file, or any. */
record CatalogTrust(SSLContextParameters parameters, HostnameVerifier verifier) {
    /** @throws IllegalArgumentException when the file holds no certificates; the text says what to give instead */
    static CatalogTrust of(String catalog, TlsConfig tls) {
        SSLContextParameters parameters = new SSLContextParameters();
        if (!tls.verify()) {
            parameters.setTrustManagers(trusting(new AnyCertificate()));
            return new CatalogTrust(parameters, NoopHostnameVerifier.INSTANCE);
        }
        tls.caFile().ifPresent(file -> parameters.setTrustManagers(trusting(added(catalog, file))));
        return new CatalogTrust(parameters, new DefaultHostnameVerifier());
    }

    private static TrustManagersParameters trusting(TrustManager manager) {
        TrustManagersParameters parameters = new TrustManagersParameters();
        parameters.setTrustManager(manager);
        return parameters;
    }

    private static TrustManager added(String catalog, Path pemFile) {
        try (InputStream in = Files.newInputStream(pemFile)) {
            Collection<? extends Certificate> own =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (own.isEmpty()) {
                throw unusable(catalog, pemFile, null);
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (X509Certificate platform : first(null).getAcceptedIssuers()) {
                trusted.setCertificateEntry("platform-" + count++, platform);
            }
            for (Certificate certificate : own) {
                trusted.setCertificateEntry("added-" + count++, certificate);
            }
            return first(trusted);
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(catalog, pemFile, e);
        }
    }

    private static X509TrustManager first(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("the platform has no X.509 trust manager");
    }

    private static IllegalArgumentException unusable(String catalog, Path pemFile, Exception cause) {
        return new IllegalArgumentException(
                "catalog " + catalog + ": tls.ca-file " + pemFile + " holds no certificates in PEM form."
                        + " Give a file with -----BEGIN CERTIFICATE----- blocks.",
                cause);
    }

    /** For {@code tls.verify: false}. */
    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            // any
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // any
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
