// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.smoke;

import dev.qrtc.qr.Calls;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Any service: {@code -Dqrtc.qr.url=http://host:port}, with an access token of the scope {@code qr} in {@code -Dqrtc.qr.token}. */
@EnabledIfSystemProperty(named = "qrtc.qr.url", matches = ".+", disabledReason = "SmokeIT asks the packaged service")
class RemoteSmokeIT extends EveryFormat {
    @Override
    RequestSpecification call() {
        return Calls.anonymous()
                .baseUri(System.getProperty("qrtc.qr.url"))
                .header("Authorization", "Bearer " + System.getProperty("qrtc.qr.token", ""));
    }
}
