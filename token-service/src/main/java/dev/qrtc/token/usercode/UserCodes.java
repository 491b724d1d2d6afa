// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.usercode;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Code;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.Principal;
import dev.qrtc.pairing.UserCode;
import dev.qrtc.pairing.redis.PairingConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;

/** Makes codes to type in, and finds whose they are. */
@Singleton
public class UserCodes {
    // A code is never taken by two pairings at once. With 100,000 of them one in 250,000 is met twice.
    private static final int MOST_DRAWS = 8;
    // The code outlives its token a little: a winner whose answer was lost asks again, and who is late is told so.
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final SecureRandom random = new SecureRandom();
    private final CodeDigests digests;
    private final CodeIndex index;
    private final Guessers guessers;
    private final WrongCodes wrong;
    private final UserCodeMetrics metrics;
    private final Duration life;

    UserCodes(
            CodeDigests digests,
            CodeIndex index,
            Guessers guessers,
            WrongCodes wrong,
            UserCodeMetrics metrics,
            PairingConfig lives) {
        this.digests = digests;
        this.index = index;
        this.guessers = guessers;
        this.wrong = wrong;
        this.metrics = metrics;
        this.life = lives.token().plus(MARGIN);
    }

    /** A code that is this pairing's alone, for as long as a token lives that begins now. */
    public Uni<UserCode> reserve(PairingId pairing) {
        return draw(pairing, MOST_DRAWS);
    }

    private Uni<UserCode> draw(PairingId pairing, int draws) {
        var letters = Letters.random(random);
        var code = new UserCode(Letters.shown(letters), digests.current(letters));
        return index.reserve(code.digest(), pairing, life).chain(mine -> {
            if (mine) {
                return Uni.createFrom().item(code);
            }
            if (draws == 1) {
                throw new ProblemException(ErrorCode.UNAVAILABLE, "No code to type in is free.");
            }
            return draw(pairing, draws - 1);
        });
    }

    /** Whose code {@code who} has typed in. A wrong one is counted before it is told. */
    public Uni<Typed> find(Principal who, String text) {
        var letters = Letters.of(text);
        return letters.isEmpty()
                ? Uni.createFrom().item(new Typed.Malformed())
                : guessers.of(who)
                        .chain(guesser -> tryOut(guesser, letters.get()))
                        .invoke(metrics::count);
    }

    private Uni<Typed> tryOut(Principal guesser, String letters) {
        return wrong.begin(guesser)
                .chain(wait -> wait.<Uni<Typed>>map(time -> Uni.createFrom().item(new Typed.Refused(time)))
                        .orElseGet(() -> lookUp(guesser, letters)));
    }

    private Uni<Typed> lookUp(Principal who, String letters) {
        return index.find(digests.all(letters))
                // Nobody knows whether it was right. Where this cannot be said either, it counts until it is forgotten.
                .onFailure()
                .call(() -> wrong.end(who, false).onFailure().recoverWithNull())
                .call(entry -> wrong.end(who, entry.isEmpty()))
                .map(entry -> entry.<Typed>map(
                                found -> new Typed.Found(new Code.Typed(found.pairing(), found.digest())))
                        .orElseGet(Typed.Wrong::new));
    }
}
