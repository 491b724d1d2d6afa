// SPDX-License-Identifier: Apache-2.0
/** The value below which `share` (0 to 1) of the values lie, by the nearest rank; NaN of nothing. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? NaN : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values) {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of each member of equal objects that hold numbers. */
export function medians(objects) {
  return Object.fromEntries(Object.keys(objects[0]).map((key) => [key, median(objects.map((object) => object[key]))]));
}
