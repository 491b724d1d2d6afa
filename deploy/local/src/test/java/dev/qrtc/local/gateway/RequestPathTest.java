// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qrtc.local.service.Service;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/signaling, SIGNALING",
        "/v1/signaling/x, TOKEN",
        "/v1/qr, QR",
        "/v1/qr/decode, QR",
        "/v1/qrx, TOKEN",
        "/v1/pairings, TOKEN",
        "/v1/pairings/abc/ice-servers, TOKEN",
        "/oauth2/token, TOKEN",
        "/.well-known/jwks.json, TOKEN",
        "/, DEMO",
        "/phone, DEMO",
        "/v10/x, DEMO",
        "/quick, DEMO",
    })
    void eachPathHasItsService(String path, Service service) {
        assertEquals(Optional.of(service), RequestPath.of(path).flatMap(RequestPath::service));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/",
                "/q/metrics",
                "//q/metrics",
                "/./q/metrics",
                "/x/../q/metrics",
                "/%71/metrics",
                "/x/%2e%2E/q/health",
                "/q;a=b/metrics",
                "/v1/../q/metrics",
                "/v1//..//q/metrics"
            })
    void nobodyServesWhatIsTheServicesOwn(String path) {
        assertEquals(Optional.empty(), RequestPath.of(path).orElseThrow().service());
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a/./b/../c, /a/c",
        "/a//b/, /a/b/",
        "/a/.., /",
        "/a/b/.., /a/",
        "/%7Euser/%e4%2f, /~user/%E4%2F",
        "/v1/p%61irings, /v1/pairings",
    })
    void normalForm(String raw, String normal) {
        assertEquals(Optional.of(new RequestPath(normal)), RequestPath.of(raw));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "/..",
                "/a/../../b",
                "/%",
                "/%4",
                "/%zz",
                "/%00",
                "/a\\b",
                "/a b",
                "/%2e%2e/x",
                "/\u00e4"
            })
    void whatIsNoPath(String raw) {
        assertEquals(Optional.empty(), RequestPath.of(raw));
    }
}
