// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.redis;

import dev.qrtc.token.TokenServiceResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The registry on a real Redis. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class RegistryIT extends RegistryContract {}
