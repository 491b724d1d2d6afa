// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from '../src/start/options.js';
import { tables } from '../src/start/report.js';
import { waysOf } from '../src/start/ways.js';

describe('bench start', () => {
  it('publishes runs of five starts and more', () => {
    assert.equal(parse([], '/checkout').full, true);
    assert.equal(parse(['--runs', '4'], '/checkout').full, false);
    assert.equal(parse(['--quick'], '/checkout').full, false);
    assert.throws(() => parse(['--runs', '0'], '.'), /--runs takes a number above 0/);
  });

  it('starts a service in the ways that are built', (context) => {
    const home = mkdtempSync(join(tmpdir(), 'start-'));
    context.after(() => rmSync(home, { recursive: true }));
    const target = join(home, 'qr-service', 'target');
    mkdirSync(join(target, 'quarkus-app'), { recursive: true });
    const names = () => waysOf('qr', home, 'java').map(({ name }) => name);
    assert.deepEqual(names(), ['JVM']);
    writeFileSync(join(target, 'quarkus-app', 'app.aot'), '');
    writeFileSync(join(target, 'qr-1-runner'), '');
    assert.deepEqual(names(), ['JVM', 'JVM with AOT cache', 'native']);
    const [plain, cached, native] = waysOf('qr', home, 'java').map(({ args }) => args(['-Da=b']));
    assert.ok(plain.includes('-XX:AOTMode=off') && !plain.join(' ').includes('AOTCache'));
    assert.ok(cached.includes(`-XX:AOTCache=${join(target, 'quarkus-app', 'app.aot')}`));
    assert.deepEqual(native, ['-Xmx256m', '-Da=b']);
  });

  it('compares starts that follow each other', () => {
    const runs = (...ms) => ms.map((readyMs) => ({ readyMs, mib: 100, settledMib: readyMs / 10 }));
    const [{ title, text }] = tables({
      token: [
        { name: 'JVM', runs: runs(1000, 2000, 3000) },
        { name: 'JVM with AOT cache', runs: runs(500, 500, 1500) },
      ],
    });
    assert.equal(title, 'token-service');
    assert.match(text, /JVM with AOT cache \| +500 \| +1,500 \| +0\.50 \| +100 \| +50 \| +0\.50 \|/);
  });
});
