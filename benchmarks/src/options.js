// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const PARTS = ['relay', 'latency', 'idle', 'setup', 'pairings', 'resume'];
export const SERVERS = ['qrtc', 'socketio', 'peerjs', 'ws'];

export const USAGE = `usage: ./qrtc bench signaling [options]

  --only PARTS       of ${PARTS.join(', ')} (all)
  --servers NAMES    of ${SERVERS.join(', ')}, and qrtc-base with --base (all)
  --runs N           alternating runs of each server; the median counts (3; latency at least 5)
  --seconds S        length of a run (20)
  --warm-up S        load before the first run (60)
  --pairs N          pairs of peers in relay and latency (64)
  --window N         payloads that a pair has on their way at saturation (8)
  --rate N           payloads a second in latency (6000)
  --load N           processes of the load generator (1; idle, setup and resume take at least 2)
  --set S:P=V        a setting of our services, S is token or signaling (may be repeated)
  --java S:OPTION    an option of our services' JVM (may be repeated)
  --home DIR         the checkout whose services are measured (this one)
  --base DIR         a second checkout, measured beside it as qrtc-base
  --quick            very short runs, to see that everything works; the figures mean nothing
  --hold             only our stack, under load until Ctrl-C, with its pids: for profilers
`;

const TEXT = { type: 'string' };
const FLAG = { type: 'boolean', default: false };
const MANY = { type: 'string', multiple: true, default: [] };

/** Reads the command line; throws an Error with a sentence where it cannot. */
export function parse(args, checkout) {
  const { values } = parseArgs({
    args,
    options: {
      only: TEXT,
      servers: TEXT,
      runs: TEXT,
      seconds: TEXT,
      'warm-up': TEXT,
      pairs: TEXT,
      window: TEXT,
      rate: TEXT,
      load: TEXT,
      set: MANY,
      java: MANY,
      home: TEXT,
      base: TEXT,
      quick: FLAG,
      hold: FLAG,
      help: FLAG,
    },
  });
  const number = (name, usual, quick = usual) => positive(name, values[name] ?? (values.quick ? quick : usual));
  const servers = values.base === undefined ? SERVERS : ['qrtc', 'qrtc-base', ...SERVERS.slice(1)];
  return {
    help: values.help,
    quick: values.quick,
    hold: values.hold,
    full: isFull(values),
    parts: some('only', values.only, PARTS),
    servers: some('servers', values.servers, servers),
    runs: number('runs', 3, 1),
    seconds: number('seconds', 20, 3),
    warmUp: number('warm-up', 60, 3),
    pairs: number('pairs', 64),
    window: number('window', 8),
    rate: number('rate', 6000, 1000),
    load: number('load', 1),
    idle: values.quick ? { steps: [200, 400], quietSeconds: 3 } : { steps: [10_000, 19_000], quietSeconds: 30 },
    setup: values.quick ? { connections: 200, warmUps: 1 } : { connections: 4_000, warmUps: 2 },
    resume: { connections: values.quick ? 400 : 15_000 },
    set: values.set,
    java: values.java,
    home: resolve(values.home ?? checkout),
    base: values.base && resolve(values.base),
  };
}

/** Whether what is measured may be published: everything, at its full length, as it is built and set here. */
function isFull(values) {
  const changed = Object.keys(values).filter((name) => values[name] !== false && String(values[name]) !== '');
  return changed.every((name) => name === 'runs' && Number(values.runs) >= 3);
}

/** Those of `all` that `text` names between commas; all of them where there is no text. */
export function some(name, text, all) {
  const chosen = text === undefined ? all : text.split(',');
  for (const one of chosen) {
    if (!all.includes(one)) {
      throw new Error(`--${name} takes some of ${all.join(', ')}, not '${one}'.`);
    }
  }
  return all.filter((one) => chosen.includes(one));
}

/** The number that an option names. */
export function positive(name, text) {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) {
    throw new Error(`--${name} takes a number above 0, not '${text}'.`);
  }
  return number;
}
