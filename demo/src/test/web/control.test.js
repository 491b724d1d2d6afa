// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  COLUMNS,
  FIRST_SCREEN,
  LONGEST_TEXT,
  obey,
  readControl,
  readScreen,
  ROWS,
  writeScreen,
} from '../../main/resources/META-INF/resources/app/control.js';

/** @type {(message: unknown) => ReturnType<typeof readControl>} */
const read = (message) => readControl(JSON.stringify(message));

describe('the screen', () => {
  it('moves the block a step, and not beyond an edge', () => {
    let screen = FIRST_SCREEN;
    for (let i = 0; i < 20; i++) {
      screen = obey(screen, { type: 'move', direction: 'right' });
      screen = obey(screen, { type: 'move', direction: 'down' });
    }
    assert.deepEqual([screen.x, screen.y], [COLUMNS - 1, ROWS - 1]);
    assert.deepEqual(obey(FIRST_SCREEN, { type: 'move', direction: 'left' }), {
      ...FIRST_SCREEN,
      x: 2,
      facing: 'left',
    });
    assert.deepEqual(obey(FIRST_SCREEN, { type: 'move', direction: 'up' }), { ...FIRST_SCREEN, y: 1, facing: 'up' });
  });

  it('takes colour, text and brightness', () => {
    const color = obey(FIRST_SCREEN, { type: 'color', color: 'coral' });
    const text = obey(color, { type: 'text', text: 'Hi' });
    assert.deepEqual(obey(text, { type: 'brightness', value: 40 }), {
      ...FIRST_SCREEN,
      color: 'coral',
      text: 'Hi',
      brightness: 40,
    });
  });

  it('is reported to the phone as it is', () => {
    const screen = { ...FIRST_SCREEN, x: 6, text: '안녕 👋' };
    assert.deepEqual(readScreen(writeScreen(screen)), screen);
  });
});

describe('a control', () => {
  it('is read as it is sent', () => {
    assert.deepEqual(read({ type: 'move', direction: 'left' }), { type: 'move', direction: 'left' });
    assert.deepEqual(read({ type: 'color', color: 'violet', more: 1 }), { type: 'color', color: 'violet' });
  });

  it('has its values kept within bounds', () => {
    assert.deepEqual(read({ type: 'brightness', value: -5 }), { type: 'brightness', value: 20 });
    assert.deepEqual(read({ type: 'brightness', value: 1e6 }), { type: 'brightness', value: 100 });
    const text = read({ type: 'text', text: `a\nb\u202e${'👋'.repeat(200)}` });
    assert.ok(text?.type === 'text' && text.text.startsWith('a b 👋'));
    assert.equal(Array.from(text.text).length, LONGEST_TEXT);
  });

  const others = [
    'no json',
    '',
    'null',
    '[]',
    '1',
    '{"type":"move"}',
    '{"type":"move","direction":"__proto__"}',
    '{"type":"color","color":"url(x)"}',
    '{"type":"text","text":1}',
    '{"type":"brightness","value":"50"}',
    '{"type":"brightness","value":1.5}',
    '{"type":"screen"}',
    JSON.stringify({ type: 'text', text: 'x'.repeat(5000) }),
    new ArrayBuffer(8),
    undefined,
  ];
  for (const data of others) {
    it(`is not what is none: ${typeof data === 'string' ? data.slice(0, 50) : typeof data}`, () => {
      assert.equal(readControl(data), undefined);
      assert.equal(readScreen(data), undefined);
    });
  }
});
