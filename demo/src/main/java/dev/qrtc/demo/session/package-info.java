// SPDX-License-Identifier: Apache-2.0
/** Who is signed in: a name typed in, kept in a signed cookie, so that any replica can read it. */
@NullMarked
package dev.qrtc.demo.session;

import org.jspecify.annotations.NullMarked;
