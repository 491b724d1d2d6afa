// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../src/qr/options.js';
import { versionIn } from '../src/qr/programs.js';
import { imageData } from '../src/qr/read/pgm.js';
import { samples, samplesIn } from '../src/qr/read/samples.js';
import { sourcesIn, textsIn } from '../src/qr/read/zbar.js';
import { document } from '../src/qr/report/document.js';
import { tables } from '../src/qr/report/tables.js';

describe('the options of bench qr', () => {
  const full = (...args) => parse(args, '/checkout').full;

  it('of a run that may be published change no scene and leave out no part', () => {
    assert.equal(full(), true);
    assert.equal(full('--repeats', '5', '--rounds', '20', '--keep', '/tmp/scenes'), true);
    assert.equal(full('--repeats', '2'), false);
    assert.equal(full('--scenes', '10000'), false);
    assert.equal(full('--split', 'development'), false);
    assert.equal(full('--only', 'scenes'), false);
    assert.equal(full('--quick'), false);
  });

  it('say what they take', () => {
    assert.throws(() => parse(['--split', 'mine'], '.'), /--split takes figures or development/);
    assert.throws(() => parse(['--only', 'relay'], '.'), /--only takes some of samples, scenes/);
    assert.throws(() => parse(['--scenes', '0'], '.'), /--scenes takes a number above 0/);
  });
});

describe('the sample pictures', () => {
  it('are photos and frames, some of them sharp', () => {
    const manifest = [
      'file\taccepted_texts_json\tkind',
      'photos/a.png\t["x\\ny","z"]\tzxing/qrcode-1',
      'camera/b.jpg\t["t"]\tsynthetic v11 tilt0 sharp glare',
      'camera/c.jpg\t["t"]\tsynthetic v11 tilt0 soft',
    ];
    assert.deepEqual(samplesIn(manifest.join('\n') + '\n'), [
      { name: 'photos/a.png', group: 'photos', sharp: false, accepted: ['x\ny', 'z'] },
      { name: 'camera/b.jpg', group: 'frames', sharp: true, accepted: ['t'] },
      { name: 'camera/c.jpg', group: 'frames', sharp: false, accepted: ['t'] },
    ]);
  });

  it('are left out with a sentence where they are not there', () => {
    const said = [];
    assert.deepEqual(
      samples('/nowhere', 1, (line) => said.push(line)),
      [],
    );
    assert.match(said.join(), /left out: there is no \/nowhere\/manifest\.tsv/);
  });
});

describe('what others are given and say', () => {
  it('is RGBA for zxing-wasm', () => {
    const pgm = Buffer.concat([Buffer.from('P5 2 1 255\n'), Buffer.from([7, 200])]);
    assert.deepEqual(imageData(pgm), {
      data: new Uint8ClampedArray([7, 7, 7, 255, 200, 200, 200, 255]),
      width: 2,
      height: 1,
      colorSpace: 'srgb',
    });
    assert.throws(() => imageData(Buffer.from('P6 2 1 255\n')), /no PGM/);
  });

  it('is XML of zbarimg, with texts of any kind', () => {
    const xml = `<barcodes><source href='a'>\n</source>\n<source href='b'>
<symbol type='QR-Code'><data><![CDATA[one\nline]]></data></symbol>
<symbol type='QR-Code'><data><![CDATA[ä]]></data></symbol>\n</source>`;
    assert.deepEqual(textsIn(xml), ['one\nline', 'ä']);
    assert.equal(sourcesIn(xml), 2);
    assert.equal(textsIn(xml.replace('<data>', "<data format='base64' length='3'>")), undefined);
  });

  it('is a version, whatever stands around it', () => {
    assert.equal(versionIn('qrencode version 4.1.1\nCopyright (C) 2006-2017'), '4.1.1');
    assert.equal(versionIn('0.23.92\n'), '0.23.92');
  });
});

describe('the report of bench qr', () => {
  const found = (read) => ({ read, wrong: [], bytesMs: 20, pixelsMs: 10 });
  const scene = { tilt: 50, blur: 0.1, module: 5, glare: 0.5, dark: 0, light: 1, quality: 0.9 };
  const results = {
    pictures: [
      { group: 'photos', sharp: false, megapixels: 1, found: { qrtc: found(true), wasm: found(false) } },
      { group: 'scenes', sharp: true, megapixels: 1, scene, found: { qrtc: found(true), wasm: found(true) } },
      { group: 'empty', kind: 'noise', megapixels: 1, found: { qrtc: found(false), wasm: found(false) } },
    ],
    renders: Object.fromEntries(
      ['png', 'svg', 'zxing'].map((name) => [name, { perSecond: 5, bytes: 9, runs: [{ perSecond: 5 }] }]),
    ),
  };

  it('has a row for each kind of picture that there is, and a column for each reader that there was', () => {
    const text = tables(results)
      .map((one) => one.text)
      .join('\n');
    assert.match(text, /\| photos +\| +1 \| +100\.0 \| +0\.0 \|/);
    assert.match(text, /\| tilt from 45 degrees +\| +1 \|/);
    assert.doesNotMatch(text, /tilt 0 to 15|zbar|NaN|undefined/);
  });

  it('is a page that says how each table was made', () => {
    const about = { date: '-', cpu: '-', memoryGib: 1, system: '-', commit: '-', java: '-', versions: {}, load: 1 };
    const page = document({ before: about, after: about, options: parse([], '/checkout') }, tables(results));
    assert.equal(page.match(/^## /gm).length, 7);
    assert.doesNotMatch(page, /undefined|NaN/);
  });

  it('has no table of what was not measured', () => {
    assert.deepEqual(
      tables({ renders: results.renders }).map(({ part }) => part),
      ['bars', 'renders'],
    );
  });
});
