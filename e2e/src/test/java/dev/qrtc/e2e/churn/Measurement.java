// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.churn;

import dev.qrtc.e2e.stack.RunningStack;
import dev.qrtc.local.service.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of all processes at one moment.
 *
 * @param minute since the beginning
 * @param visits how many clients had come and gone
 * @param processes always the same, in the same order
 */
record Measurement(int minute, int visits, List<ProcessMemory> processes) {
    static Measurement of(RunningStack stack, int minute, int visits) {
        var processes = new ArrayList<ProcessMemory>();
        for (var service : List.of(Service.SIGNALING, Service.TOKEN)) {
            stack.local().replicas(service).forEach(replica -> processes.add(ProcessMemory.of(replica)));
        }
        processes.add(ProcessMemory.of(stack.local().redis()));
        return new Measurement(minute, visits, List.copyOf(processes));
    }

    @Override
    public String toString() {
        return minute + " min, " + visits + " clients: "
                + String.join(
                        ", ", processes.stream().map(ProcessMemory::toString).toList());
    }
}
