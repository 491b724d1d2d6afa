// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.edge.caller.Caller;
import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.edge.token.AccessToken;
import dev.qrtc.edge.token.PeerToken;
import dev.qrtc.pairing.Claim;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** Opens a pairing to who may see it. What is unknown and what is somebody else's look the same: 404. */
@Singleton
public class PairingAccess {
    private final PairingStore store;

    PairingAccess(PairingStore store) {
        this.store = store;
    }

    /** The pairing for either of its peers, by peer token or by principal. */
    public Uni<Pairing> asPeer(String id, Caller caller) {
        return open(
                id,
                pairing -> caller.peer().map(token -> isPeer(pairing, token)).orElse(false)
                        || caller.access()
                                .map(token -> isPrincipalOf(pairing, token))
                                .orElse(false));
    }

    /** The pairing for the holder of one of its peer tokens. */
    public Uni<Pairing> byPeerToken(String id, PeerToken token) {
        return open(id, pairing -> isPeer(pairing, token));
    }

    /** The pairing for its presenter's peer token; the scanner's gets 403. */
    Uni<Pairing> byPresenter(String id, PeerToken token) {
        return byPeerToken(id, token).invoke(pairing -> {
            if (roleOf(token) != Role.PRESENTER) {
                throw new ProblemException(ErrorCode.NOT_ALLOWED, "Only the presenter may do that.");
            }
        });
    }

    /** The pairing for anybody: for administrators. */
    Uni<Pairing> asAdmin(String id) {
        return open(id, pairing -> true);
    }

    /** The role that a peer token opens. */
    public static Role roleOf(PeerToken token) {
        return Role.parse(token.role()).orElseThrow();
    }

    /** The principal that an access token speaks for; only principals take part in pairings. */
    static Principal principalOf(AccessToken token) {
        if (!Principal.isPrincipal(token.subject())) {
            throw new ProblemException(
                    ErrorCode.NOT_ALLOWED, "This token speaks for no principal: user:<name> or device:<name>.");
        }
        return new Principal(token.subject());
    }

    private Uni<Pairing> open(String id, Predicate<Pairing> mayOpen) {
        return find(id).map(found ->
                found.filter(mayOpen).orElseThrow(() -> new ProblemException(ErrorCode.PAIRING_UNKNOWN)));
    }

    private Uni<Optional<Pairing>> find(String id) {
        try {
            return store.find(new PairingId(id));
        } catch (IllegalArgumentException e) {
            // What is no id is the id of no pairing.
            return Uni.createFrom().item(Optional.empty());
        }
    }

    // A scanner's token names the claim that made it one: where a failover undid that claim, it opens nothing.
    private static boolean isPeer(Pairing pairing, PeerToken token) {
        return token.pairingId().equals(pairing.id().value())
                && switch (roleOf(token)) {
                    case PRESENTER -> pairing.presenter().principal().value().equals(token.subject());
                    case SCANNER -> pairing.claim().map(Claim::id).equals(token.claimId());
                };
    }

    private static boolean isPrincipalOf(Pairing pairing, AccessToken token) {
        return pairing.presenter().principal().value().equals(token.subject())
                || pairing.claim()
                        .filter(claim -> claim.scanner().principal().value().equals(token.subject()))
                        .isPresent();
    }
}
