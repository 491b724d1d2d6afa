// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.openapi;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** What is always there: a component of a record that is not {@code @Nullable}. */
final class Records {
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName RENAMED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");

    private final Map<String, ClassInfo> bySchema = new HashMap<>();

    Records(IndexView index) {
        for (ClassInfo known : index.getKnownClasses()) {
            if (known.isRecord()) {
                bySchema.put(known.simpleName(), known);
            }
        }
    }

    void require(Components components) {
        if (components.getSchemas() == null) {
            return;
        }
        components.getSchemas().forEach((name, schema) -> {
            ClassInfo known = bySchema.get(name);
            if (known != null && schema.getProperties() != null) {
                known.recordComponents().stream()
                        .filter(component -> !component.type().hasAnnotation(NULLABLE))
                        .map(Records::wireName)
                        .filter(schema.getProperties()::containsKey)
                        .sorted()
                        .forEach(member -> require(schema, member));
            }
        });
    }

    private static void require(Schema schema, String member) {
        if (schema.getRequired() == null || !schema.getRequired().contains(member)) {
            schema.addRequired(member);
        }
    }

    private static String wireName(RecordComponentInfo component) {
        var renamed = component.annotation(RENAMED);
        return renamed == null ? component.name() : renamed.value().asString();
    }
}
