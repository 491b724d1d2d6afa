// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Jackson looks into a type when the executable runs: whatever it reads or writes must have been registered before. */
class JsonTypesTest {
    private static final Pattern MAPPING =
            Pattern.compile("readValues?|treeToValue|convertValue|updateValue|valueToTree"
                    + "|writeValue.*|readerFor.*|writerFor.*|treeAsTokens");

    private static final Pattern MAPPING_OF_VERTX = Pattern.compile("mapTo|mapFrom|encode.+|decodeValue");

    /** So that signatures tell the types of all bodies. */
    @Test
    void noAnswerHasABodyThatItsTypeDoesNotName() {
        assertEquals(Set.of(), originsOf(JsonTypesTest::isUntypedAnswer));
    }

    @Test
    void whoeverCallsJacksonSaysWhatItHandsOver() {
        var callers = originsOf(JsonTypesTest::isMapping);
        assertTrue(!callers.isEmpty(), "somebody does");
        callers.forEach(method -> assertTrue(!JsonTypes.ofParameters(method).isEmpty(), method.getFullName()));
    }

    @Test
    void everyTypeThatNoCallNamesIsRegisteredWithAllItHolds() {
        Set<Class<?>> handedOver = new LinkedHashSet<>(JsonTypes.ofFailures());
        assertTrue(!handedOver.isEmpty(), "failures are answered with a type of ours");
        originsOf(JsonTypesTest::isMapping).forEach(method -> handedOver.addAll(JsonTypes.ofParameters(method)));
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

    private static Set<JavaCodeUnit> originsOf(Predicate<JavaMethodCall> what) {
        return JsonTypes.ours().stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(what)
                .map(JavaMethodCall::getOrigin)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isMapping(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        var ofJackson = owner.isAssignableTo(ObjectMapper.class)
                || owner.isAssignableTo(ObjectReader.class)
                || owner.isAssignableTo(ObjectWriter.class);
        return ofJackson
                ? MAPPING.matcher(call.getName()).matches()
                : owner.getPackageName().equals("io.vertx.core.json")
                        && MAPPING_OF_VERTX.matcher(call.getName()).matches();
    }

    private static boolean isUntypedAnswer(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        boolean body = call.getName().equals("entity")
                || (call.getName().equals("ok")
                        && !call.getTarget().getRawParameterTypes().isEmpty());
        return body && (owner.isAssignableTo(Response.ResponseBuilder.class) || owner.isAssignableTo(Response.class));
    }
}
