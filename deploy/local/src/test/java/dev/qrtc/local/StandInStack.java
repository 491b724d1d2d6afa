// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.local;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A stack of stand-ins in a JVM of its own, so that a test may end that JVM. */
final class StandInStack {
    private StandInStack() {}

    /** Takes the directory, and whether the demo is deaf to SIGTERM. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean deafDemo = Boolean.parseBoolean(arguments[1]);
        LocalStack.start(StackOptions.of(Path.of(""), Path.of(arguments[0]))
                .withPackages(service -> deafDemo && service == dev.qrtc.local.service.Service.DEMO
                        ? StandIn.deaf()
                        : StandIn.command("works")));
        System.out.println("up");
        new CountDownLatch(1).await();
    }
}
