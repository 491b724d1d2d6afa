// SPDX-License-Identifier: Apache-2.0
// The pictures beside the project: photos from other projects' tests, and camera frames.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The list says "photograph", the code itself says "photography"; and a code stands within another. */
const READ_RIGHTLY = new Map([
  [
    'photos/qrcode-2__core_src_test_resources_blackbox_qrcode-2_13.png',
    'The 2005 USGS aerial photography of the Washington Monument is censored.',
  ],
  [
    'photos/qrcode-2__core_src_test_resources_blackbox_qrcode-2_16.png',
    '[内側QRコード]\r\n\r\n*ダブルQR*\r\nhttp://d-qr.net/ex/',
  ],
]);

/** Every n-th of the pictures in `folder`; none, and a sentence, where it is absent. */
export function samples(folder, every, say) {
  const manifest = join(folder, 'manifest.tsv');
  if (!existsSync(manifest)) {
    say(`the sample pictures are left out: there is no ${manifest}`);
    return [];
  }
  return samplesIn(readFileSync(manifest, 'utf8'))
    .filter((_, i) => i % every === 0)
    .map((sample) => ({ ...sample, file: join(folder, sample.name) }));
}

/** The pictures of a manifest: [{ name, group, sharp, accepted }]. */
export function samplesIn(manifest) {
  const [, ...lines] = manifest.trimEnd().split('\n');
  return lines.map((line) => {
    const [name, texts, kind] = line.split('\t');
    const group = name.startsWith('photos/') ? 'photos' : 'frames';
    const rightly = READ_RIGHTLY.get(name);
    return {
      name,
      group,
      sharp: group === 'frames' && kind.split(' ').includes('sharp'),
      accepted: [...JSON.parse(texts), ...(rightly === undefined ? [] : [rightly])],
    };
  });
}
