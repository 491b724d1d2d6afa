// SPDX-License-Identifier: Apache-2.0

/** Reads collapsed stacks, a line each: [{ thread, frames, samples }], frames from the root to the leaf. */
export function stacksIn(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf(' ');
      const [thread, ...frames] = line.slice(0, at).split(';');
      return { thread: nameOf(thread), frames, samples: Number(line.slice(at + 1)) };
    });
}

// [vert.x-eventloop-thread-0 tid=4711]
function nameOf(thread) {
  return thread
    .replace(/^\[/, '')
    .replace(/\]$/, '')
    .replace(/ tid=\d+$/, '');
}
