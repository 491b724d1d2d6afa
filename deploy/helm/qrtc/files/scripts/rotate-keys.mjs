// SPDX-License-Identifier: Apache-2.0
// Adds a new signing key of each kind to the Secret with keys.json, as `./qrtc keys rotate` does to a file: the new keys
// sign LEAD_SECONDS later, and keys whose last token has ended go. Node.js without libraries; docs/how-to/rotate-keys.md.
//   KEYS        the Secret's keys.json, mounted
//   SECRET_URL  the Secret at Kubernetes' API
//   TOKEN_FILE  the ServiceAccount's token
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

// The longest life of a token that can be configured, in seconds: deploy/local's Rotation has the same.
const LONGEST_LIFE = 8 * 24 * 3600;
const KINDS = ['pairing', 'peer', 'access'];

const material = {
  HS256: () => ({ kty: 'oct', k: randomBytes(32).toString('base64url') }),
  ES256: () => pair('ec', { namedCurve: 'P-256' }),
  EdDSA: () => pair('ed25519', {}),
  RS256: () => pair('rsa', { modulusLength: 3072 }),
};
const pair = (type, options) => generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' });
const signsFrom = (key) => key['qrtc:signs-from'] ?? 0;

function rotated(keys, now, lead) {
  const added = KINDS.map((kind) => {
    const ofKind = keys.filter((key) => key['qrtc:kind'] === kind);
    if (ofKind.length === 0) throw new Error(`there is no key of qrtc:kind ${kind}: this is no file of qrtc's keys`);
    const last = ofKind.reduce((a, b) => (signsFrom(b) > signsFrom(a) ? b : a));
    if (signsFrom(last) > now) throw new Error(`the ${kind} key ${last.kid} waits already, and begins to sign later`);
    if (!material[last.alg]) throw new Error(`the ${kind} key ${last.kid} has an alg that is not known here`);
    return {
      kid: randomBytes(12).toString('base64url'),
      use: 'sig',
      alg: last.alg,
      'qrtc:kind': kind,
      'qrtc:signs-from': now + lead,
      ...material[last.alg](),
    };
  });
  const isOver = (key) =>
    keys.some(
      (next) =>
        next['qrtc:kind'] === key['qrtc:kind'] &&
        signsFrom(next) > signsFrom(key) &&
        signsFrom(next) + LONGEST_LIFE < now,
    );
  return [...keys.filter((key) => !isOver(key)), ...added];
}

const before = readFileSync(process.env.KEYS);
const { keys } = JSON.parse(before);
const after = rotated(keys, Math.floor(Date.now() / 1000), Number(process.env.LEAD_SECONDS));
const path = '/data/keys.json';
const answer = await fetch(process.env.SECRET_URL, {
  method: 'PATCH',
  headers: {
    authorization: `Bearer ${readFileSync(process.env.TOKEN_FILE, 'utf8').trim()}`,
    'content-type': 'application/json-patch+json',
  },
  body: JSON.stringify([
    // Refused where somebody else has changed the keys meanwhile: then nothing of theirs is lost.
    { op: 'test', path, value: before.toString('base64') },
    { op: 'replace', path, value: Buffer.from(JSON.stringify({ keys: after })).toString('base64') },
  ]),
  signal: AbortSignal.timeout(30_000),
});
// Neither is the answer shown: it holds the keys.
if (!answer.ok) throw new Error(`Kubernetes answered ${answer.status}: the keys are as they were`);
console.log(`added ${KINDS.length} keys that sign in ${process.env.LEAD_SECONDS} s; there are ${after.length} now`);
