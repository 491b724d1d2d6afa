// SPDX-License-Identifier: Apache-2.0
/** No secret ever reaches a log, a metric, an error or Redis. */
@NullMarked
package dev.qrtc.e2e.secrecy;

import org.jspecify.annotations.NullMarked;
