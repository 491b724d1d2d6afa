// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTyped, spelled, tidyTyped } from '../../main/resources/META-INF/resources/app/typed-code.js';

describe('a typed code', () => {
  const spellings = [
    'WDJB-MJHT',
    'wdjb-mjht',
    'wdjbmjht',
    ' WdJb MjHt ',
    'w d j b m j h t',
    'wdjb–mjht',
    'WDJB\u2011MJHT',
    'wdjb_mjht.',
    'ＷＤＪＢ－ＭＪＨＴ',
    'WDJB\u200b-MJHT',
  ];
  for (const typed of spellings) {
    it(`is taken however it is written: ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(readTyped(typed), { code: 'WDJB-MJHT' });
    });
  }

  it('is asked for where there is nothing', () => {
    for (const nothing of ['', '   ', '-', '\u200b']) {
      assert.deepEqual(readTyped(nothing), { wrong: 'empty' });
    }
  });

  it('has to be written with the right keyboard', () => {
    assert.deepEqual(readTyped('ㅈㅇㅓㅠㅡㅓㅗㅅ'), { wrong: 'keyboard' });
    assert.deepEqual(readTyped('WDJB자동'), { wrong: 'keyboard' });
  });

  it('has no vowels, no Y and no digits, and what is strange is named once', () => {
    assert.deepEqual(readTyped('WDJA-0JA0'), { wrong: 'letters', letters: 'A 0' });
    assert.deepEqual(readTyped('y'), { wrong: 'letters', letters: 'Y' });
    assert.deepEqual(readTyped('wdjb💥'), { wrong: 'letters', letters: '💥' });
    assert.deepEqual(readTyped('toString'), { wrong: 'letters', letters: 'O I' });
  });

  it('has eight letters', () => {
    assert.deepEqual(readTyped('wdjbmjh'), { wrong: 'length', count: 7 });
    assert.deepEqual(readTyped('wdjb-mjht-w'), { wrong: 'length', count: 9 });
  });

  it('is spelled for who listens', () => {
    assert.equal(spelled('WDJB-MJHT'), 'W D J B M J H T');
    assert.equal(spelled('042 917'), '0 4 2 9 1 7');
  });
});

describe('the field of a code', () => {
  /** @type {(text: string, caret?: number) => readonly [string, number]} */
  const tidy = (text, caret = text.length) => {
    const tidied = tidyTyped(text, caret);
    return [tidied.text, tidied.caret];
  };

  it('gets its capitals and its hyphen while somebody types', () => {
    assert.deepEqual(tidy('w'), ['W', 1]);
    assert.deepEqual(tidy('WDJb'), ['WDJB', 4]);
    assert.deepEqual(tidy('WDJBm'), ['WDJB-M', 6]);
    assert.deepEqual(tidy('WDJB-MJHt'), ['WDJB-MJHT', 9]);
    assert.deepEqual(tidy('wdjb mjht'), ['WDJB-MJHT', 9]);
  });

  it('keeps the caret behind the letter that was typed last', () => {
    assert.deepEqual(tidy('WxDJB-MJHT', 2), ['WXDJ-BMJHT', 2]);
    assert.deepEqual(tidy('WDJBM-JHT', 5), ['WDJB-MJHT', 6]);
  });

  it('lets the hyphen be deleted on the way back', () => {
    assert.deepEqual(tidy('WDJB-'), ['WDJB', 4]);
    assert.deepEqual(tidy('WDJBM', 4), ['WDJB-M', 4]);
    assert.deepEqual(tidy('WDJM', 3), ['WDJM', 3]);
  });

  it('leaves alone what is no letter, for its writer to see', () => {
    assert.deepEqual(tidy('wdj0'), ['wdj0', 4]);
    assert.deepEqual(tidy('ㅈㅇ'), ['ㅈㅇ', 2]);
  });
});
