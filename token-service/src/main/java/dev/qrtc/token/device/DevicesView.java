// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some devices.
 *
 * @param next what to ask for as {@code after}; left out where there are no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DevicesView(
        List<DeviceView> devices, @Nullable String next) {
    static DevicesView of(Devices.Page page) {
        return new DevicesView(
                page.devices().stream().map(DeviceView::of).toList(),
                page.next().orElse(null));
    }
}
