// SPDX-License-Identifier: Apache-2.0
import { median } from './statistics.js';

/** The median of what `of` is, run by run, in times of `to`; NaN where one of them was not measured. */
export function pairedRatio(of, to, key) {
  if (of === undefined || to === undefined) {
    return NaN;
  }
  const runs = Math.min(of.runs.length, to.runs.length);
  return median(Array.from({ length: runs }, (_, i) => of.runs[i][key] / to.runs[i][key]));
}
