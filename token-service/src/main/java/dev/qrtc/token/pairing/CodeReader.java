// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import dev.qrtc.pairing.Principal;
import dev.qrtc.token.usercode.Typed;
import dev.qrtc.token.usercode.UserCodes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Tells to which pairing belongs what a scanner sends. */
@Singleton
class CodeReader {
    private final PairingTokens tokens;
    private final UserCodes userCodes;

    CodeReader(PairingTokens tokens, UserCodes userCodes) {
        this.tokens = tokens;
        this.userCodes = userCodes;
    }

    /** What {@code who} has sent; wrong codes are counted. */
    Uni<ReadCode> read(Presented presented, Principal who) {
        return switch (presented) {
            case Presented.Token token -> tokens.read(token.text());
            case Presented.Typed typed -> userCodes.find(who, typed.text()).map(CodeReader::readCode);
        };
    }

    private static ReadCode readCode(Typed typed) {
        return switch (typed) {
            case Typed.Found found -> new ReadCode.Genuine(found.code());
            case Typed.Wrong wrong -> new ReadCode.Refused(new Refusal.Unknown());
            case Typed.Malformed malformed -> new ReadCode.Refused(new Refusal.Malformed());
            case Typed.Refused refused -> new ReadCode.Refused(new Refusal.LockedOut(refused.retryAfter()));
        };
    }
}
