// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for 127.0.0.1 that signs itself.
 *
 * @param certificate the file of it, PEM
 * @param key the file of its private key, PEM
 * @param trust believes it and nobody else
 */
public record TestCertificate(Path certificate, Path key, SSLContext trust) {
    private static final String ALIAS = "test";
    private static final String PASSWORD = "not a secret";

    /** Makes one in {@code directory}. */
    public static TestCertificate make(Path directory) throws IOException {
        Path store = directory.resolve("test.p12");
        generate(store);
        try {
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
            var certificate = keys.getCertificate(ALIAS);
            return new TestCertificate(
                    pem(directory.resolve("test.crt"), "CERTIFICATE", certificate.getEncoded()),
                    pem(directory.resolve("test.key"), "PRIVATE KEY", key),
                    trusting(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // The JDK has no public API that makes a certificate, only this tool.
    private static void generate(Path store) throws IOException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=qrtc.test",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(store)) {
            throw new IllegalStateException("keytool made no certificate: " + said);
        }
    }

    private static Path pem(Path file, String what, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }

    private static SSLContext trusting(java.security.cert.Certificate certificate)
            throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
