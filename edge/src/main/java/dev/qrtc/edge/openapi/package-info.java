// SPDX-License-Identifier: Apache-2.0
/** What the OpenAPI description of a service says that its signatures do not: who may call, how a call fails, what is always there. */
@NullMarked
package dev.qrtc.edge.openapi;

import org.jspecify.annotations.NullMarked;
