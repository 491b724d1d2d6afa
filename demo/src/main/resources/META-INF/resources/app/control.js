// SPDX-License-Identifier: Apache-2.0

/**
 * What the phone tells the device over the data channel, and what the device's screen makes of it. Each message is JSON:
 * `{"type":"move","direction":"left"}`, `{"type":"color","color":"green"}`, `{"type":"text","text":"Hi"}`,
 * `{"type":"brightness","value":80}`; the device answers each with its whole screen, `{"type":"screen",...}`.
 */

export const COLUMNS = 7;
export const ROWS = 5;
export const LONGEST_TEXT = 60;
export const DARKEST = 20;
/** In the order of the swatches `control-color-1` to `-5`. */
export const COLORS = /** @type {const} */ (['blue', 'green', 'amber', 'coral', 'violet']);
const DIRECTIONS = /** @type {const} */ (['left', 'right', 'up', 'down']);

/** @typedef {(typeof COLORS)[number]} Color */
/** @typedef {(typeof DIRECTIONS)[number]} Direction */
/**
 * @typedef {{ type: 'move', direction: Direction } | { type: 'color', color: Color } | { type: 'text', text: string }
 *   | { type: 'brightness', value: number }} Control
 */
/** @typedef {{ x: number, y: number, color: Color, text: string, brightness: number, facing: Direction }} Screen */

/** @type {Screen} */
export const FIRST_SCREEN = { x: 3, y: 2, color: 'blue', text: '', brightness: 100, facing: 'down' };

/** @type {Readonly<Record<Direction, readonly [number, number]>>} */
const STEPS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/**
 * The screen after a control; at an edge the block only looks that way.
 *
 * @param {Screen} screen
 * @param {Control} control
 * @returns {Screen}
 */
export function obey(screen, control) {
  switch (control.type) {
    case 'move': {
      const [dx, dy] = STEPS[control.direction];
      return {
        ...screen,
        x: within(screen.x + dx, 0, COLUMNS - 1),
        y: within(screen.y + dy, 0, ROWS - 1),
        facing: control.direction,
      };
    }
    case 'color':
      return { ...screen, color: control.color };
    case 'text':
      return { ...screen, text: control.text };
    case 'brightness':
      return { ...screen, brightness: control.value };
  }
}

/**
 * Reads a control; undefined for anything else: the other end is another device, and its words are checked.
 *
 * @param {unknown} data
 * @returns {Control | undefined}
 */
export function readControl(data) {
  const message = parse(data);
  const { type, direction, color, text, value } = message;
  if (type === 'move' && isOneOf(DIRECTIONS, direction)) {
    return { type, direction };
  }
  if (type === 'color' && isOneOf(COLORS, color)) {
    return { type, color };
  }
  if (type === 'text' && typeof text === 'string') {
    return { type, text: tidy(text) };
  }
  if (type === 'brightness' && isWhole(value)) {
    return { type, value: within(value, DARKEST, 100) };
  }
  return undefined;
}

/**
 * Reads the device's report of its screen.
 *
 * @param {unknown} data
 * @returns {Screen | undefined}
 */
export function readScreen(data) {
  const { type, x, y, color, text, brightness, facing } = parse(data);
  const isScreen =
    type === 'screen' &&
    isWhole(x) &&
    isWhole(y) &&
    isWhole(brightness) &&
    isOneOf(COLORS, color) &&
    isOneOf(DIRECTIONS, facing) &&
    typeof text === 'string';
  return isScreen
    ? { x: within(x, 0, COLUMNS - 1), y: within(y, 0, ROWS - 1), color, text: tidy(text), brightness, facing }
    : undefined;
}

/**
 * @param {Screen} screen
 * @returns {string}
 */
export function writeScreen(screen) {
  return JSON.stringify({ type: 'screen', ...screen });
}

/**
 * One line, without characters that are not seen, as long as fits.
 *
 * @param {string} text
 * @returns {string}
 */
function tidy(text) {
  const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => (c === '\u200d' ? c : ' '));
  return Array.from(visible.trim()).slice(0, LONGEST_TEXT).join('');
}

/**
 * @param {unknown} data
 * @returns {Record<string, unknown>}
 */
function parse(data) {
  if (typeof data !== 'string' || data.length > 4096) {
    return {};
  }
  try {
    const value = /** @type {unknown} */ (JSON.parse(data));
    return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
  } catch {
    return {};
  }
}

/**
 * @template {string} T
 * @param {readonly T[]} values
 * @param {unknown} value
 * @returns {value is T}
 */
function isOneOf(values, value) {
  return values.some((known) => known === value);
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isWhole(value) {
  return Number.isSafeInteger(value);
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
