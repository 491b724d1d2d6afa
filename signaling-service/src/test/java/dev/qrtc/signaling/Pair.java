// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import dev.qrtc.pairing.Claim;
import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.PairingStore.ClaimOutcome.Won;
import dev.qrtc.pairing.PairingStore.CreateOutcome.Created;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.TokenId;
import dev.qrtc.testing.SignalingClient.Opening;
import dev.qrtc.testing.TestTokens;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A pairing of alice and kiosk-7 in the store, and what each of them needs to connect. */
record Pair(PairingId id, TokenId token, Optional<Claim> claim, TestTokens tokens, String url) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Party ALICE = new Party(new Principal("user:alice"), Map.of("name", "Alice's \"phone\""));
    static final Party KIOSK = new Party(new Principal("device:kiosk-7"), Map.of());

    static Pair waiting(PairingStore store, TestTokens tokens, String url) {
        var created = (Created)
                store.create(ALICE, Policy.DEFAULT, Optional.empty()).await().atMost(PATIENCE);
        return new Pair(created.pairing().id(), created.shown().id(), Optional.empty(), tokens, url);
    }

    static Pair paired(PairingStore store, TestTokens tokens, String url) {
        return waiting(store, tokens, url).claimed(store);
    }

    Pair claimed(PairingStore store) {
        var won = (Won) store.claim(new Code.Scanned(token), KIOSK, Optional.empty())
                .await()
                .atMost(PATIENCE);
        return new Pair(id, token, won.pairing().claim(), tokens, url);
    }

    String presenterToken() {
        return tokens.peer("user:alice", id.value(), "presenter", null).sign();
    }

    String scannerToken() {
        return tokens.peer(
                        "device:kiosk-7",
                        id.value(),
                        "scanner",
                        claim.orElseThrow().id())
                .sign();
    }

    Opening presenter(String instance) {
        return Opening.of(url, presenterToken(), instance);
    }

    Opening scanner(String instance) {
        return Opening.of(url, scannerToken(), instance);
    }
}
