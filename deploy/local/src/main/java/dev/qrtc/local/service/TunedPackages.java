// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packages that run with options of the JVM besides those that every stack gives them; where two differ, the later wins. Of them
 * a native executable gets those about the heap, and knows no others.
 */
public final class TunedPackages implements ServicePackages {
    private final ServicePackages packages;
    private final Map<Service, List<String>> options;

    /** {@code options} per service, such as {@code -Xmx256m}. */
    public TunedPackages(ServicePackages packages, Map<Service, List<String>> options) {
        this.packages = packages;
        this.options = Map.copyOf(options);
    }

    @Override
    public List<String> command(Service service) {
        List<String> command = new ArrayList<>(packages.command(service));
        List<String> more = options.getOrDefault(service, List.of());
        int jar = command.indexOf("-jar");
        if (jar >= 0) {
            command.addAll(jar, more);
        } else {
            more.stream().filter(option -> option.startsWith("-Xm")).forEach(command::add);
        }
        return List.copyOf(command);
    }
}
