// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.settings;

/** {@code qrtc.mode}: in production everything secret must be configured; development fills in what is missing. */
enum Mode {
    PRODUCTION,
    DEVELOPMENT
}
