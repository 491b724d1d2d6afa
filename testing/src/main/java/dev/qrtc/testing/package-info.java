// SPDX-License-Identifier: Apache-2.0
/** For tests: a real Redis on a free port, tokens good and bad, a key server, a clock that tests turn. Knows no service. */
@NullMarked
package dev.qrtc.testing;

import org.jspecify.annotations.NullMarked;
