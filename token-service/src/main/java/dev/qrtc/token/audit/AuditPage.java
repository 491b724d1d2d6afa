// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, the oldest first.
 *
 * @param next what to ask for as {@code after} to go on, also where nothing matched or nothing is left yet: more is written
 *     all the time; left out where there is no entry at all
 * @param more whether there was something left when this was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditPage(List<AuditEntry> entries, @Nullable String next, boolean more) {}
