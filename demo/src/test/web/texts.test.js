// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { en } from '../../main/resources/META-INF/resources/app/texts/en.js';
import { ko } from '../../main/resources/META-INF/resources/app/texts/ko.js';
import { explain, explanations } from '../../main/resources/META-INF/resources/app/texts/problems.js';

const pages = new URL('../../main/resources/META-INF/resources/', import.meta.url);
const repository = new URL('../../../../', import.meta.url);
/** @type {(path: URL) => string} */
const read = (path) => readFileSync(path, 'utf8');
/** @type {(text: string) => string[]} */
const placeholders = (text) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the tables of texts', () => {
  it('have the same keys in the same order in every language', () => {
    assert.deepEqual(Object.keys(ko), Object.keys(en));
  });

  it('have words for every key, with the same placeholders', () => {
    for (const [key, english] of Object.entries(en)) {
      const korean = ko[/** @type {keyof typeof en} */ (key)];
      assert.ok(english.trim() !== '' && korean.trim() !== '', key);
      assert.deepEqual(placeholders(korean), placeholders(english), key);
    }
  });

  it('really are in two languages', () => {
    for (const [key, korean] of Object.entries(ko)) {
      assert.ok(/[가-힣]/.test(korean) || key === 'language.other', key);
    }
  });

  it('have every key that a page names, and no others', () => {
    const files = readdirSync(pages, { recursive: true, encoding: 'utf8' });
    const sources = files.filter((name) => /\.(html|js)$/.test(name) && !/texts.(en|ko)\.js$/.test(name));
    const all = sources.map((name) => read(new URL(name.replaceAll('\\', '/'), pages))).join('\n');
    const named = [...all.matchAll(/data-text(?:-label|-placeholder)?="([^"]+)"/g)].map(([, key]) => key ?? '');
    assert.ok(named.length > 30);
    assert.deepEqual(
      named.filter((key) => !Object.hasOwn(en, key)),
      [],
    );
    const unused = Object.keys(en).filter((key) => !named.includes(key) && !all.includes(`'${key}'`));
    const composed =
      /^(problem\.|status\.(connecting|connected|interrupted)\.|typing\.(empty|keyboard|letters|length)$)/;
    assert.deepEqual(
      unused.filter((key) => !composed.test(key)),
      [],
    );
  });
});

describe('the explanations', () => {
  /** @type {unknown} */
  const table = JSON.parse(read(new URL('contract/errors.json', repository)));
  const contract = /** @type {{ errors: { code: string }[] }} */ (table);
  const sdk = /one of the client's own: ([^.]+)\./.exec(
    read(new URL('client/src/api.ts', repository)).replace(/\n\s*\*/g, ' '),
  );
  const codes = [
    ...contract.errors.map(({ code }) => code),
    ...[...(sdk?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => code),
  ];

  it('cover every code of the contract and of the SDK', () => {
    assert.ok(codes.length > 45 && codes.includes('camera_denied'), String(codes.length));
    assert.deepEqual(
      codes.filter((code) => code === undefined || !Object.hasOwn(explanations, code)),
      [],
    );
  });

  it('have words in the tables, and every such words explain something', () => {
    const used = new Set(
      ['other', ...Object.values(explanations)].flatMap((name) => [`problem.${name}.what`, `problem.${name}.next`]),
    );
    assert.deepEqual(new Set(Object.keys(en).filter((key) => key.startsWith('problem.'))), used);
  });

  it('have words for a code that nobody knows', () => {
    assert.equal(explain('brand_new').what, 'problem.other.what');
    assert.equal(explain('toString').what, 'problem.other.what');
  });
});
