// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { formIn } from '../src/token/keycloak/browser.js';
import { clients, credentials, registration } from '../src/token/keycloak/clients.js';
import { AccessTokens } from '../src/token/load/access-tokens.js';
import { parse } from '../src/token/options.js';
import { tables } from '../src/token/report/tables.js';

describe('the options of bench token', () => {
  it('of a run that may be published change nothing but the number of runs', () => {
    const full = (...args) => parse(args, '/checkout').full;
    assert.equal(full(), true);
    assert.equal(full('--runs', '5'), true);
    assert.equal(full('--runs', '2'), false);
    assert.equal(full('--calls', '100000'), false);
    assert.equal(full('--only', 'signatures'), false);
    assert.equal(full('--set', 'token:qrtc.limits.scale=1'), false);
  });

  it('say what they take', () => {
    assert.throws(() => parse(['--only', 'relay'], '.'), /--only takes some of signatures, calls/);
    assert.throws(() => parse(['--codes', '0'], '.'), /--codes takes a number above 0/);
  });
});

describe('an access token of the load', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const folder = mkdtempSync(join(tmpdir(), 'qrtc-bench-'));
  writeFileSync(
    join(folder, 'keys.json'),
    JSON.stringify({ keys: [{ kid: 'other' }, { kid: 'a', ...privateKey.export({ format: 'jwk' }) }] }),
  );
  const claims = { iss: 'http://localhost', sub: 'user:x', iat: 100, exp: 400, jti: 'one' };
  const tokens = new AccessTokens(
    join(folder, 'keys.json'),
    `${encode({ alg: 'ES256', kid: 'a' })}.${encode(claims)}.c2ln`,
  );
  rmSync(folder, { recursive: true });
  const minted = tokens.mint('user:y');
  const [header, payload, signature] = minted.split('.');

  it('is like the sample, of somebody else and fresh', () => {
    const read = JSON.parse(Buffer.from(payload, 'base64url').toString());
    assert.deepEqual([read.iss, read.sub, read.exp - read.iat], ['http://localhost', 'user:y', 300]);
    assert.ok(read.iat > 1_700_000_000 && read.jti !== 'one');
    assert.notEqual(tokens.mint('user:y'), minted);
  });

  it('is signed with the key that signed the sample', () => {
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' };
    assert.ok(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')));
  });
});

describe('a form of a page', () => {
  it('is found with its address and its named inputs', () => {
    const { action, fields } = formIn(`<form method="get" action="/search"></form>
      <form id="kc" class="a" action="https://h/login?a=1&amp;b=2" method="post">
        <input type="hidden" name="code" value="x&amp;y"><input tabindex="1" name="password" type="password">
        <input name="accept" type="submit" value="Yes"/><button name="cancel" value="No">No</button><button>plain</button></form>`);
    assert.equal(action, 'https://h/login?a=1&b=2');
    assert.deepEqual(
      [...fields],
      [
        ['code', 'x&y'],
        ['password', ''],
        ['accept', 'Yes'],
        ['cancel', 'No'],
      ],
    );
  });

  it('is missing where there is none', () => {
    assert.equal(formIn('<p>Device login successful</p>'), undefined);
  });
});

describe('the tables of bench token', () => {
  const call = (cpuMs) => ({ cpuMs, redisMs: 0.1, loadMs: 0.2, perSecond: 1000, cores: 1 });
  const calls = {
    create: call(0.8),
    claim: call(0.7),
    createAgain: call(0.5),
    claimAgain: call(0.4),
    token: call(0.3),
  };
  const grant = (cpuMs) => ({ startMs: cpuMs / 3, redeemMs: (2 * cpuMs) / 3, cpuMs, approveMs: 10 });
  const keycloak = { secret: grant(4.5), signed: grant(9), usual: grant(18) };
  const only = (results) => tables(results).map(({ part }) => part);

  it('hold what was measured, and judge what can be', () => {
    assert.deepEqual(only({ calls }), ['calls']);
    assert.deepEqual(only({ calls, keycloak }), ['bars', 'calls', 'keycloak']);
  });

  it('hold us against each client of Keycloak, with and without the cost of access tokens', () => {
    const { text } = tables({ calls, keycloak }).at(-1);
    const rows = text.split('\n').filter((row) => /^. (access tokens|fresh)/.test(row));
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );
    assert.deepEqual(cells, [
      ['0.90', '1,111', '5.00', '10.00', '20.00', '21.11'],
      ['1.50', '667', '3.00', '6.00', '12.00', '12.67'],
      ['2.10', '476', '2.14', '4.29', '8.57', '9.05'],
    ]);
  });

  it('say a missed bar loudly', () => {
    const [bars] = tables({ calls, signatures: { ES256: { sign: 100, verify: 180 } } });
    assert.match(bars.text, /create: service CPU +\| 0\.80 ms \| <= 0\.75 ms \| MISSED/);
    assert.match(bars.text, /claim: service CPU +\| 0\.70 ms \| <= 0\.75 ms \| +met/);
  });
});

describe('a client of Keycloak', () => {
  const { secret, signed, usual } = clients();

  it('that signs is known by its public key alone', () => {
    const { clientAuthenticatorType, attributes } = registration(signed);
    const [key] = JSON.parse(attributes['jwks.string']).keys;
    assert.deepEqual([clientAuthenticatorType, key.kid, key.d], ['client-jwt', 'signed', undefined]);
    assert.equal(registration(secret).secret, secret.secret);
  });

  it('signs each assertion anew, for the issuer', () => {
    const { headers, members } = credentials(signed, 'http://kc/realms/bench');
    const [one, other] = [members(), members()].map(({ client_assertion }) => client_assertion);
    const [header, payload, signature] = one.split('.');
    const key = { key: createPublicKey({ key: signed.jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
    assert.ok(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')));
    const { iss, aud, jti } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    assert.deepEqual([iss, aud], ['signed', 'http://kc/realms/bench']);
    assert.ok(jti !== undefined && one !== other);
    assert.deepEqual(headers, {});
  });

  it('asks for an identity only where it is the usual one', () => {
    assert.deepEqual([secret.scope, signed.scope, usual.scope], [undefined, undefined, 'openid']);
    assert.equal(registration(secret).attributes['use.refresh.tokens'], 'false');
    assert.equal(registration(usual).attributes['use.refresh.tokens'], undefined);
  });
});
