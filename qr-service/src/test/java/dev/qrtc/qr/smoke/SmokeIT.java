// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.smoke;

import dev.qrtc.qr.Calls;
import dev.qrtc.qr.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The package that the build made: its jar, or its native executable ({@code -Dnative}). */
@QuarkusIntegrationTest
@QuarkusTestResource(Tokens.class)
@DisabledIfSystemProperty(named = "qrtc.qr.url", matches = ".+", disabledReason = "RemoteSmokeIT asks that one")
class SmokeIT extends EveryFormat {
    @Override
    RequestSpecification call() {
        return Calls.authorized();
    }
}
