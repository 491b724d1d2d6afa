// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a test may need beside Node.js, in the words of `./qrtc test`, which installs it or names it in QRTC_MISSING. */
export type Tool = 'chromium' | 'ffmpeg' | 'dejavu';

const missing = new Set((process.env['QRTC_MISSING'] ?? '').split(/\s+/));

/** Whether `./qrtc test` said that one of these is not to be had here: then the test is skipped, and counted as such. */
export function lacks(...tools: Tool[]): boolean {
  return tools.some((tool) => missing.has(tool));
}

/** Path of the first of these programs that is installed. */
export function program(...names: string[]): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(`${names[0] ?? 'nothing'} is not installed: ./qrtc test says how to get it`);
  }
  return found;
}
