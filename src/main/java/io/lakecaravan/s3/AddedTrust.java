package io.lakecaravan.s3;

import io.lakecaravan.finding.FindingCode;
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
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in the platform's authorities and in those of a PEM file. */
final class AddedTrust {
    private AddedTrust() {}

    static TrustManager[] of(String source, Path pemFile) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (X509Certificate platform : platform()) {
                trusted.setCertificateEntry("platform-" + count++, platform);
            }
            for (Certificate added : read(source, pemFile)) {
                trusted.setCertificateEntry("added-" + count++, added);
            }
            return managers(trusted);
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(source, pemFile, "cannot be read as certificates in PEM form", e);
        }
    }

    private static X509Certificate[] platform() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static Collection<? extends Certificate> read(String source, Path pemFile)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pemFile)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unusable(source, pemFile, "holds no certificate", null);
            }
            return certificates;
        }
    }

    private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static SourceException unusable(String source, Path pemFile, String what, Exception cause) {
        return new SourceException(
                FindingCode.SOURCE_UNUSABLE,
                source,
                "tls.ca-file " + pemFile + " " + what + ". Give a file with -----BEGIN CERTIFICATE----- blocks.",
                cause);
    }
}
