// SPDX-License-Identifier: Apache-2.0
/** What every service is told about its place: production or development, and the public URL. */
@NullMarked
package dev.qrtc.edge.mode;

import org.jspecify.annotations.NullMarked;
