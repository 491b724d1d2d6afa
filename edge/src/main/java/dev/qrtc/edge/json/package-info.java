// SPDX-License-Identifier: Apache-2.0
/** JSON as the services read it: strict in form, tolerant of members they do not know. */
@NullMarked
package dev.qrtc.edge.json;

import org.jspecify.annotations.NullMarked;
