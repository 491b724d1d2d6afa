// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Jackson looks into a type when the executable runs: whatever it reads or writes must have been registered before. */
class JsonTypesTest {
    /**
     * Who hands an object to JSON, or to an answer, without a signature that says which, and the types it hands over. A
     * type that a REST call has in its signature is registered by Quarkus; any other has {@link RegisterForReflection}.
     *
     * <p>The classes are derived, and compared with these. Their types are written down by hand, because the byte code only
     * says {@code Object}: a new class is noticed, a new type that one of these classes hands over is not.
     */
    private static final Map<String, Set<String>> HANDED_OVER = Map.of(
            "dev.qrtc.edge.problem.ProblemMappers", Set.of("dev.qrtc.edge.problem.Problem"),
            "dev.qrtc.qr.decode.DecodeResource", Set.of("dev.qrtc.qr.decode.DecodeAnswer"),
            // A picture's bytes.
            "dev.qrtc.qr.render.RenderResource", Set.of(),
            "dev.qrtc.token.pairing.IdempotencyKey",
                    Set.of("dev.qrtc.token.pairing.CreateRequest", "dev.qrtc.token.pairing.ClaimRequest"));

    private static final Pattern MAPPING =
            Pattern.compile("readValues?|treeToValue|convertValue|updateValue|valueToTree"
                    + "|writeValue.*|readerFor.*|writerFor.*|treeAsTokens");

    @Test
    void everybodyWhoHandsAnObjectToJsonIsKnown() {
        Set<String> callers = JsonTypes.ours().stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> isMapping(call) || isUntypedAnswer(call))
                .map(call -> call.getOriginOwner().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(HANDED_OVER.keySet()), callers);
    }

    @Test
    void everyTypeThatNoSignatureNamesIsRegisteredWithAllItHolds() throws ClassNotFoundException {
        Set<Class<?>> handedOver = new LinkedHashSet<>();
        for (Set<String> names : HANDED_OVER.values()) {
            for (String name : names) {
                handedOver.add(Class.forName(name));
            }
        }
        Set<Class<?>> byQuarkus = JsonTypes.withAllTheyHold(JsonTypes.ofSignatures());
        Set<Class<?>> unregistered = JsonTypes.withAllTheyHold(handedOver).stream()
                .filter(type -> !byQuarkus.contains(type) && !type.isAnnotationPresent(RegisterForReflection.class))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertEquals(Set.of(), unregistered);
    }

    /** Quarkus follows declared types: what stands behind an interface, or an Object, it cannot know. */
    @Test
    void theTypesOfSignaturesTellAllThatTheyHold() {
        Set<Class<?>> types = JsonTypes.withAllTheyHold(JsonTypes.ofSignatures());
        assertTrue(types.size() > 10, "found only " + types);
        Map<String, String> vague = new TreeMap<>();
        for (Class<?> type : types) {
            if (type.isInterface() || (Modifier.isAbstract(type.getModifiers()) && !type.isEnum())) {
                vague.put(type.getName(), "abstract");
            }
            JsonTypes.written(type)
                    .filter(field -> field.getGenericType().getTypeName().contains("java.lang.Object"))
                    .forEach(field -> vague.put(type.getName(), field.toString()));
        }
        // A JWK is a map of text and lists of text, which need nothing.
        assertEquals(
                Set.of(
                        "dev.qrtc.token.device.ChangeRequest",
                        "dev.qrtc.token.device.DeviceView",
                        "dev.qrtc.token.device.RegisterRequest",
                        "dev.qrtc.token.keys.JwksResource$JwkSet"),
                vague.keySet(),
                vague.toString());
    }

    private static boolean isMapping(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return (owner.isAssignableTo(ObjectMapper.class)
                        || owner.isAssignableTo(ObjectReader.class)
                        || owner.isAssignableTo(ObjectWriter.class))
                && MAPPING.matcher(call.getName()).matches();
    }

    private static boolean isUntypedAnswer(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        boolean body = call.getName().equals("entity")
                || (call.getName().equals("ok")
                        && !call.getTarget().getRawParameterTypes().isEmpty());
        return body && (owner.isAssignableTo(Response.ResponseBuilder.class) || owner.isAssignableTo(Response.class));
    }
}
