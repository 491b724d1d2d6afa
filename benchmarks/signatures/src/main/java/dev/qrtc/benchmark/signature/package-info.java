// SPDX-License-Identifier: Apache-2.0
/** What signatures cost by themselves, as the services call them. */
package dev.qrtc.benchmark.signature;
