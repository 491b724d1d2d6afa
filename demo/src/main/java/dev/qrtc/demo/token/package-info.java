// SPDX-License-Identifier: Apache-2.0
/** Gets the signed-in user's access token from the qrtc server; the client secret never leaves this package. */
@NullMarked
package dev.qrtc.demo.token;

import org.jspecify.annotations.NullMarked;
