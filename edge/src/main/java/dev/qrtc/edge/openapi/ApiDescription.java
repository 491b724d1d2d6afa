// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Completes the description of the calls while the service is built, from the annotations by which the calls really work. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final Records records;

    public ApiDescription(IndexView index) {
        for (var annotation : index.getAnnotations(OPERATION)) {
            methods.put(
                    annotation.value("operationId").asString(),
                    annotation.target().asMethod());
        }
        this.records = new Records(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().forEach((method, operation) -> describe(api, method, operation)));
        Failures.define(api.getComponents());
        records.require(api.getComponents());
        api.addServer(OASFactory.createServer().url("/").description("The gateway of the installation"));
    }

    private void describe(OpenAPI api, PathItem.HttpMethod method, Operation operation) {
        var java = methods.get(operation.getOperationId());
        if (java == null) {
            throw new IllegalStateException(method + " " + operation.getOperationId() + " has no method");
        }
        Optional<Access> access = Access.of(java);
        access.ifPresent(needed -> {
            operation.setSecurity(needed.requirements());
            needed.schemes().forEach(scheme -> api.getComponents().addSecurityScheme(scheme.title(), bearer(scheme)));
        });
        if (access.isEmpty() && operation.getSecurity() == null) {
            // For everybody, and said so.
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        Failures.of(java, access, operation.getRequestBody() != null).describe(operation);
    }

    private static SecurityScheme bearer(Access.Scheme scheme) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(scheme.description());
    }
}
