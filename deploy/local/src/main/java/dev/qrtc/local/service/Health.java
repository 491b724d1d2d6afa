// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** What a replica's management port answers to the probes of an orchestrator. */
final class Health {
    private static final int TIMEOUT_MS = 2000;

    private Health() {}

    static boolean hasStarted(URI management) {
        return isUp(management, "/q/health/started");
    }

    static boolean isReady(URI management) {
        return isUp(management, "/q/health/ready");
    }

    private static boolean isUp(URI management, String probe) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) management.resolve(probe).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
