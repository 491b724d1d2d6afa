// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import dev.qrtc.pairing.Outcome;
import dev.qrtc.pairing.Pairing;
import dev.qrtc.pairing.PairingId;
import dev.qrtc.pairing.PairingStore;
import dev.qrtc.pairing.Party;
import dev.qrtc.pairing.Policy;
import dev.qrtc.pairing.Principal;
import dev.qrtc.testing.TestKeys;
import dev.qrtc.token.Api;
import dev.qrtc.token.TokenServiceResource;
import dev.qrtc.token.audit.Trail;
import dev.qrtc.token.device.Participation;
import dev.qrtc.token.device.Registry;
import dev.qrtc.token.policy.ClaimPolicy;
import dev.qrtc.token.turn.IceService;
import dev.qrtc.token.usercode.UserCodes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A device is deleted, or taken from its owner, at each moment of a creation or a claim: nothing stays alive. */
@QuarkusTest
@QuarkusTestResource(TokenServiceResource.class)
class DeletionRaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // set by the resource
    TestKeys keys;

    @Inject
    PairingStore store;

    @Inject
    ClaimPolicy policy;

    @Inject
    Participation participation;

    @Inject
    Withdrawal withdrawal;

    @Inject
    CodeReader codes;

    @Inject
    ClaimMetrics metrics;

    @Inject
    UserCodes userCodes;

    @Inject
    IceService ice;

    private Api api = new Api(TestKeys.generate());
    private Registry registry = new Registry(TestKeys.generate());
    private String id = "";

    @BeforeEach
    void aDeviceOfAlices() {
        api = new Api(keys);
        registry = new Registry(keys);
        id = registry.registered(false, "user:alice");
    }

    @ParameterizedTest
    @EnumSource(
            value = RacedStore.Moment.class,
            names = {"BEFORE_NOTE", "AFTER_NOTE", "AFTER_CREATE"})
    void aPairingThatIsCreatedMeanwhileIsRefusedAndOver(RacedStore.Moment moment) {
        var raced = new RacedStore(store, moment, () -> registry.delete(id));
        var creating = new Creating(
                raced, () -> Uni.createFrom().item(true), policy, participation, withdrawal, userCodes, ice);
        var refused = assertThrows(
                ProblemException.class,
                () -> await(creating.create(new Party(device(), Map.of()), Policy.DEFAULT, Optional.empty())));
        assertEquals(ErrorCode.NOT_ALLOWED, refused.code());
        isOverOrNeverWas(raced.created());
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE_FIND, false", "AFTER_FIND, false", "BEFORE_CLAIM, false", "AFTER_CLAIM, false",
        "BEFORE_FIND, true", "AFTER_FIND, true", "BEFORE_CLAIM, true", "AFTER_CLAIM, true"
    })
    void aClaimMeanwhileIsRefusedAndOver(RacedStore.Moment moment, boolean devicePresents) {
        var created = api.create(devicePresents ? device().value() : "user:alice");
        var result = claim(moment, created.token(), devicePresents, () -> registry.delete(id));
        if (moment == RacedStore.Moment.BEFORE_FIND || moment == RacedStore.Moment.BEFORE_CLAIM) {
            // The deletion may have closed the pairing before it was looked at.
            assertEquals(false, result instanceof ClaimResult.Won, result::toString);
        } else {
            assertInstanceOf(Refusal.NotAllowed.class, result);
        }
        var after = await(store.find(new PairingId(created.id()))).orElseThrow();
        assertEquals(false, after instanceof Pairing.Paired, "no pair with a deleted device");
        if (devicePresents || moment == RacedStore.Moment.BEFORE_CLAIM || moment == RacedStore.Moment.AFTER_CLAIM) {
            assertEquals(
                    Outcome.REVOKED,
                    assertInstanceOf(Pairing.Closed.class, after).outcome());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RacedStore.Moment.class,
            names = {"AFTER_FIND", "BEFORE_CLAIM", "AFTER_CLAIM"})
    void aDeviceThatIsTakenFromItsOwnerMeanwhileIsRefused(RacedStore.Moment moment) {
        var created = api.create("user:alice");
        var result = claim(
                moment,
                created.token(),
                false,
                () -> registry.asAdmin()
                        .body(Map.of("owners", List.of()))
                        .patch("/v1/devices/" + id)
                        .then()
                        .statusCode(200));
        assertInstanceOf(Refusal.NotAllowed.class, result);
        var after = await(store.find(new PairingId(created.id()))).orElseThrow();
        assertEquals(false, after instanceof Pairing.Paired, "no pair with who has lost the device");
    }

    private ClaimResult claim(RacedStore.Moment moment, String code, boolean devicePresents, Runnable meanwhile) {
        var scanner = devicePresents ? new Principal("user:alice") : device();
        var raced = new RacedStore(store, moment, meanwhile);
        var claiming = new Claiming(codes, raced, policy, participation, withdrawal, metrics, new Trail());
        return await(claiming.claim(new Presented.Token(code), new Party(scanner, Map.of()), Optional.empty()));
    }

    private void isOverOrNeverWas(Optional<PairingId> created) {
        created.flatMap(pairing -> await(store.find(pairing)))
                .ifPresent(pairing -> assertEquals(
                        Outcome.REVOKED,
                        assertInstanceOf(Pairing.Closed.class, pairing).outcome()));
    }

    private Principal device() {
        return new Principal("device:" + id);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
