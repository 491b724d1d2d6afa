// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local.service;

import java.util.List;

/** Where the services are: gives the program and arguments that run one. */
@FunctionalInterface
public interface ServicePackages {
    List<String> command(Service service);
}
