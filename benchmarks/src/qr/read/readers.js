// SPDX-License-Identifier: Apache-2.0
import { versionOf } from '../programs.js';
import { openWasm } from './wasm.js';
import { openZbar } from './zbar.js';

const IN_JAVA = ['qrtc', 'zxing', 'boofcv'];

/** Everybody who reads: [{ name, read({ file, pixels }) }], which gives { texts, bytesMs, pixelsMs }; `most` where it is asked less often. */
export async function openReaders({ java, children, directory, say }) {
  const readers = IN_JAVA.map((name) => ({ name, read: ({ file }) => java.ask({ do: 'read', reader: name, file }) }));
  readers.push(await openWasm());
  if (versionOf('zbarimg', '--version') === undefined) {
    say('zbar is left out: there is no zbarimg (Debian: apt-get install zbar-tools)');
  } else {
    readers.push(openZbar(children, directory));
  }
  return readers;
}
