// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qrtc.e2e.stack.Stacks;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The proofs of the story are those of the contract. */
class ProofTest {
    @Test
    void the_vectors_of_the_contract_come_out() throws IOException {
        var vectors = new ObjectMapper()
                .readTree(Stacks.home().resolve("contract/vectors/proofs.json").toFile())
                .path("valid");
        assertFalse(vectors.isEmpty());
        for (var vector : vectors) {
            assertEquals(
                    vector.path("proof").asText(),
                    Proof.of(
                            vector.path("secret").asText(),
                            vector.path("role").asText(),
                            vector.path("pairing").asText(),
                            vector.path("jti").asText(),
                            vector.path("fingerprint").asText()));
        }
    }
}
