// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { positive } from '../options.js';

export const USAGE = `usage: ./qrtc bench rolling [options]

  --pairs N          standing pairings that talk all the time (200)
  --rate N           payloads a second that they send, all together (1000)
  --new N            pairings that come and go, at a time (8)
  --pictures N       callers of qr-service, at a time (2)
  --replicas N       of each service (2)
  --delay S          for how long a replica serves on after SIGTERM: qrtc.shutdown.delay (5)
  --lags S,S         how long after SIGTERM the gateway still sends it requests; all services are rolled for each (0,2)
  --set S:P=V        a setting of our services, S is token, signaling or qr (may be repeated)
  --java S:OPTION    an option of our services' JVM (may be repeated)
  --home DIR         the checkout whose services are rolled (this one)
  --quick            few pairings and a short delay, to see that everything works
`;

const TEXT = { type: 'string' };
const FLAG = { type: 'boolean', default: false };
const MANY = { type: 'string', multiple: true, default: [] };

/** Reads the command line; throws an Error with a sentence where it cannot. */
export function parse(args, checkout) {
  const { values } = parseArgs({
    args,
    options: {
      pairs: TEXT,
      rate: TEXT,
      new: TEXT,
      pictures: TEXT,
      replicas: TEXT,
      delay: TEXT,
      lags: TEXT,
      set: MANY,
      java: MANY,
      home: TEXT,
      quick: FLAG,
      help: FLAG,
    },
  });
  const number = (name, usual, quick = usual) => positive(name, values[name] ?? (values.quick ? quick : usual));
  return {
    help: values.help,
    quick: values.quick,
    full: Object.keys(values).every((name) => values[name] === false || String(values[name]) === ''),
    pairs: number('pairs', 200, 20),
    rate: number('rate', 1000, 100),
    atOnce: number('new', 8, 2),
    pictures: number('pictures', 2, 1),
    replicas: number('replicas', 2),
    delay: seconds('delay', values.delay ?? (values.quick ? '2' : '5')),
    lags: (values.lags ?? (values.quick ? '1' : '0,2')).split(',').map((text) => seconds('lags', text)),
    set: values.set,
    java: values.java,
    home: resolve(values.home ?? checkout),
  };
}

function seconds(name, text) {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number) || number < 0) {
    throw new Error(`--${name} takes seconds, 0 or more, not '${text}'.`);
  }
  return number;
}
