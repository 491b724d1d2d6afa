// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code deploy/compose.yaml}, read. */
record Compose(Map<String, Map<String, Object>> services, Map<String, Map<String, String>> secrets) {
    static Compose read() {
        Map<String, Object> all = yaml("deploy/compose.yaml");
        return new Compose(cast(all.get("services")), cast(all.get("secrets")));
    }

    static Map<String, Object> yaml(String file) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return yaml.load(House.text(House.file(file)));
    }

    Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** A list of texts that a service has; empty where it has none. */
    List<String> list(String service, String name) {
        return cast(service(service).getOrDefault(name, List.of()));
    }

    Map<String, String> environment(String service) {
        return cast(service(service).getOrDefault("environment", Map.of()));
    }

    /** Those that run a service of ours. */
    List<String> ours() {
        return services.entrySet().stream()
                .filter(service -> image(service.getKey()).startsWith("qrtc/"))
                .map(Map.Entry::getKey)
                .toList();
    }

    String image(String service) {
        return (String) Objects.requireNonNull(service(service).get("image"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T> T cast(@org.jspecify.annotations.Nullable Object value) {
        return (T) Objects.requireNonNull(value);
    }
}
