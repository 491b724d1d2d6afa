// SPDX-License-Identifier: Apache-2.0
/** Calls `task(0)` to `task(count - 1)`, never more than `atOnce` at a time. */
export async function inGroups(count, atOnce, task) {
  let next = 0;
  const one = async () => {
    while (next < count) {
      await task(next++);
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, atOnce) }, one));
}
