// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images.nativeimage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The types of ours that are written or read as JSON. */
final class JsonTypes {
    private static final JavaClasses OURS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.qrtc");

    private JsonTypes() {}

    static JavaClasses ours() {
        return OURS;
    }

    /** What the signatures of REST calls say: bodies and answers. Quarkus registers these, and what their fields are. */
    static Set<Class<?>> ofSignatures() {
        Set<Class<?>> types = new LinkedHashSet<>();
        OURS.stream()
                .filter(c -> c.isAnnotatedWith(Path.class))
                .map(c -> (Class<?>) c.reflect())
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(JsonTypes::isCall)
                .flatMap(JsonTypes::bodies)
                .forEach(type -> collect(type, types));
        return types;
    }

    /** What answers of failures hold; Quarkus looks for no types there. */
    static Set<Class<?>> ofFailures() {
        Set<Class<?>> types = new LinkedHashSet<>();
        OURS.stream()
                .flatMap(c -> Arrays.stream(c.reflect().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(ServerExceptionMapper.class))
                .forEach(method -> collect(method.getGenericReturnType(), types));
        return types;
    }

    /** What a method that calls Jackson itself was given to hand over: of a sealed type all that it permits. */
    static Set<Class<?>> ofParameters(JavaCodeUnit method) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (var parameter : method.getRawParameterTypes()) {
            Class<?> type = parameter.reflect();
            if (type.isSealed()) {
                types.addAll(List.of(type.getPermittedSubclasses()));
            } else {
                collect(type, types);
            }
        }
        return types;
    }

    /** {@code types}, and whatever of ours their fields hold. */
    static Set<Class<?>> withAllTheyHold(Set<Class<?>> types) {
        Set<Class<?>> all = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(types);
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (all.add(type)) {
                Set<Class<?>> held = new LinkedHashSet<>();
                written(type).forEach(field -> collect(field.getGenericType(), held));
                open.addAll(held);
            }
        }
        return all;
    }

    /** The fields of a type that JSON shows. */
    static Stream<Field> written(Class<?> type) {
        return type.isEnum()
                ? Stream.of()
                : Arrays.stream(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    private static boolean isCall(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** The answer, and the one parameter that comes from nowhere but the body. */
    private static Stream<Type> bodies(Method call) {
        return Stream.concat(
                Stream.of(call.getGenericReturnType()),
                Arrays.stream(call.getParameters())
                        .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                                .map(Annotation::annotationType)
                                .noneMatch(type -> type.getName().startsWith("jakarta.ws.rs.")))
                        .map(Parameter::getParameterizedType));
    }

    private static void collect(Type type, Set<Class<?>> into) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), into);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, into));
        } else if (type instanceof Class<?> plain) {
            Class<?> element = plain.isArray() ? plain.getComponentType() : plain;
            if (element.getName().startsWith("dev.qrtc.")) {
                into.add(element);
            }
        }
    }
}
