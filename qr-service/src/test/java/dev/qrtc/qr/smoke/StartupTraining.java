// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.smoke;

import dev.qrtc.qr.Calls;
import dev.qrtc.qr.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;

/** What {@code mvn -Daot verify} has the packaged service do while the JVM takes down what it loads and calls. */
@QuarkusIntegrationTest
@QuarkusTestResource(Tokens.class)
class StartupTraining extends EveryFormat {
    @Override
    RequestSpecification call() {
        return Calls.authorized();
    }
}
