// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import dev.qrtc.edge.problem.ErrorCode;
import dev.qrtc.edge.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An If-Match header (RFC 9110, 13.1.1): strong comparison with the device's entity tag.
 *
 * @param tags the tags it names; empty where there is no header
 */
record Precondition(List<String> tags) {
    static Precondition of(@Nullable String ifMatch) {
        return new Precondition(
                ifMatch == null
                        ? List.of()
                        : Arrays.stream(ifMatch.split(",", -1))
                                .map(String::strip)
                                .toList());
    }

    static String tag(Device device) {
        return "\"" + device.version() + "\"";
    }

    /** Makes the call 412 {@code precondition_failed} where the device is another than the one that was read. */
    void require(Device device) {
        if (!tags.isEmpty() && !tags.contains("*") && !tags.contains(tag(device))) {
            throw failed();
        }
    }

    /** The version that a step must still find; none where the caller did not ask for one. */
    OptionalLong version(Device device) {
        return tags.isEmpty() ? OptionalLong.empty() : OptionalLong.of(device.version());
    }

    static ProblemException failed() {
        return new ProblemException(ErrorCode.PRECONDITION_FAILED);
    }
}
