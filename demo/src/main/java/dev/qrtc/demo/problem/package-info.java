// SPDX-License-Identifier: Apache-2.0
/** Errors of this backend as RFC 9457 problems with the codes of contract/errors.json. */
@NullMarked
package dev.qrtc.demo.problem;

import org.jspecify.annotations.NullMarked;
