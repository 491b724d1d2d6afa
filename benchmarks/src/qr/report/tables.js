// SPDX-License-Identifier: Apache-2.0
import { pairedRatio } from '../../figures/ratio.js';
import { figure, table } from '../../report/markdown.js';
import { bars } from '../bars.js';
import { empty, milliseconds } from './durations.js';
import { DRAWERS } from './names.js';
import { samples, scenes, wrong } from './rates.js';

/** The tables of all parts that ran: [{ part, title, text }]. */
export function tables(results) {
  const { pictures = [], renders } = results;
  const of = (...groups) => pictures.filter(({ group }) => groups.includes(group));
  const made = [
    { part: 'bars', title: 'Bars', text: barTable(bars(results)) },
    { part: 'samples', title: 'Pictures of others', text: samples(of('photos', 'frames')) },
    { part: 'scenes', title: 'Scenes', text: scenes(of('scenes')) },
    { part: 'wrong', title: 'Wrong texts', text: wrong(pictures) },
    { part: 'times', title: 'Milliseconds', text: milliseconds(pictures) },
    { part: 'empty', title: 'Giving up', text: empty(of('empty')) },
    { part: 'renders', title: 'Drawing', text: renders && drawing(renders) },
  ];
  return made.filter(({ text }) => text !== undefined);
}

function barTable(judged) {
  const digits = (value) => (Number.isInteger(value) ? 0 : 2);
  const rows = judged.map(({ what, found, bar, unit, sign, met }) => [
    what,
    `${figure(found, digits(found))} ${unit}`.trim(),
    `${sign} ${figure(bar, digits(bar))} ${unit}`.trim(),
    met ? 'met' : 'MISSED',
  ]);
  return table(['bar', 'found', 'asked', ''], rows);
}

function drawing(renders) {
  const rows = Object.entries(renders).map(([name, found]) => [
    DRAWERS[name],
    figure(found.perSecond),
    figure(pairedRatio(found, renders.zxing, 'perSecond'), 2),
    figure(found.bytes),
  ]);
  return table(['drawer', 'a CPU second', "times ZXing's", 'bytes'], rows);
}
