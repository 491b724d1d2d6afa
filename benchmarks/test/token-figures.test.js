// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bars, otherShare, times } from '../src/token/bars.js';
import { coresIn } from '../src/token/cores.js';
import { partOf, shares } from '../src/token/profile/parts.js';
import { stacksIn } from '../src/token/profile/stacks.js';
import { costs } from '../src/token/signatures.js';

const LOOP = 'vert.x-eventloop-thread-0';

/** A stack from the root to the leaf. */
function stack(frames, { thread = LOOP, samples = 1 } = {}) {
  return { thread, frames: ['java/lang/Thread.run', 'io/netty/channel/nio/NioEventLoop.run', ...frames], samples };
}

const REST = 'org/jboss/resteasy/reactive/server/handlers/InvocationHandler.handle';
const WRITE = ['io/netty/channel/socket/nio/NioSocketChannel.doWrite', 'sun/nio/ch/SocketDispatcher.write'];

describe('collapsed stacks', () => {
  it('are read with their threads, and frames that have spaces', () => {
    assert.deepEqual(
      stacksIn('[vert.x-eventloop-thread-0 tid=4711];a/B.c;operator new(unsigned long) 12\n\n[VM Thread tid=3];d 1\n'),
      [
        { thread: LOOP, frames: ['a/B.c', 'operator new(unsigned long)'], samples: 12 },
        { thread: 'VM Thread', frames: ['d'], samples: 1 },
      ],
    );
  });
});

describe('a sample', () => {
  it('belongs to who called the JDK, not to who called that', () => {
    const claims = 'dev/qrtc/edge/token/Claims.parse';
    assert.equal(partOf(stack([REST, 'com/fasterxml/jackson/databind/ObjectMapper.readValue'])), 'http');
    assert.equal(partOf(stack([REST, claims, 'com/fasterxml/jackson/databind/ObjectMapper.readTree'])), 'access');
    assert.equal(partOf(stack([REST, 'dev/qrtc/token/pairing/Creating.create', 'java/util/HashMap.get'])), 'rest');
    assert.equal(
      partOf(stack([REST, 'dev/qrtc/token/pairing/PairingTokens.code', 'java/lang/String.concat'])),
      'access',
    );
    assert.equal(
      partOf(stack([REST, 'dev/qrtc/token/audit/AuditRecorder.record', 'java/lang/String.format'])),
      'audit',
    );
  });

  it('of a signature is of verifying where a token is checked, and of making one elsewhere', () => {
    const jdk = ['java/security/Signature.verify', 'sun/security/ec/ECDSAOperations.verifySignedDigest'];
    assert.equal(partOf(stack([REST, 'dev/qrtc/edge/token/SignatureCheck.isSigned', ...jdk])), 'verifying');
    assert.equal(
      partOf(stack([REST, 'dev/qrtc/edge/token/SignatureCheck.isSigned', 'javax/crypto/Mac.doFinal'])),
      'verifying',
    );
    const jose = ['dev/qrtc/token/keys/SigningKey.sign', 'org/jose4j/jws/EcdsaUsingShaAlgorithm.sign'];
    assert.equal(
      partOf(stack([REST, ...jose, 'java/security/Signature$Delegate.engineSign', 'java/math/X.y'])),
      'signing',
    );
    assert.equal(partOf(stack([REST, ...jose, 'java/util/Base64$Encoder.encode'])), 'access');
  });

  it('of a write belongs to whose connection it is', () => {
    assert.equal(partOf(stack([REST, 'io/vertx/core/http/impl/Http1xServerResponse.end', ...WRITE])), 'http');
    assert.equal(partOf(stack([REST, 'io/vertx/redis/client/impl/RedisStandaloneConnection.send', ...WRITE])), 'redis');
    assert.equal(partOf(stack(['io/netty/handler/flush/FlushConsolidationHandler.flushNow', ...WRITE])), 'redis');
    assert.equal(partOf(stack(['sun/nio/ch/EPoll.wait'])), 'sockets');
  });

  it('of the JVM itself belongs to what its thread does', () => {
    assert.equal(partOf(stack(['C2Compiler::compile_method'], { thread: 'C2 CompilerThre' })), 'jit');
    assert.equal(partOf(stack(['DefNewGeneration::collect'], { thread: 'VM Thread' })), 'gc');
    assert.equal(partOf(stack(['a/B.c'], { thread: 'executor-thread-1' })), 'rest');
  });
});

describe('the shares', () => {
  const found = shares([
    stack([REST, ...WRITE], { samples: 30 }),
    stack(['io/vertx/redis/client/impl/X.send', ...WRITE], { samples: 10 }),
    stack(['sun/nio/ch/SocketDispatcher.read'], { samples: 20 }),
    stack(['dev/qrtc/edge/token/SignatureCheck.isSigned', 'java/security/Signature.verify'], { samples: 40 }),
  ]);

  it('are one in all', () => {
    assert.equal(
      Object.values(found).reduce((a, b) => a + b),
      1,
    );
  });

  it('share what event loops read as HTTP and Redis write', () => {
    assert.deepEqual([found.http, found.redis, found.verifying], [0.45, 0.15, 0.4]);
  });

  it('of the other is all but signatures, JSON and HTTP', () => {
    assert.ok(Math.abs(otherShare(found) - 0.15) < 1e-9);
  });
});

describe('the bars', () => {
  const one = (cpuMs) => ({ cpuMs });
  const share = (other) => ({ verifying: 0.3, signing: 0.2, http: 0.5 - other, rest: other });
  const judge = (changes = {}) =>
    bars({
      verifyMs: 0.18,
      calls: { create: one(0.75), claim: one(0.5), createAgain: one(0.5), claimAgain: one(0.25) },
      shares: { create: share(0.333), claim: share(0.334) },
      keycloak: { usual: one(3.75), secret: one(3.7), signed: one(6.25) },
      ...changes,
    });

  it('scale what a call may cost by what a verification costs here', () => {
    const [create] = judge();
    assert.deepEqual([create.found, create.bar, create.met], [0.75, 0.75, true]);
    assert.equal(judge({ verifyMs: 0.179 })[0].met, false);
  });

  it('ask that at most a third is neither signatures nor JSON and HTTP', () => {
    const [, create, , claim] = judge();
    assert.deepEqual([create.met, claim.met], [true, false]);
  });

  it('ask for five times what Keycloak does, like against like', () => {
    const found = judge().slice(4);
    assert.deepEqual(
      found.map(({ met }) => met),
      [true, false, true],
    );
    assert.deepEqual([found[0].found, found[2].found], [5, 5]);
    const slower = judge({ keycloak: { usual: one(3.7), secret: one(3.75), signed: one(6.2) } }).slice(4);
    assert.deepEqual(
      slower.map(({ met }) => met),
      [false, true, false],
    );
    assert.equal(times(one(8), one(1), one(0.5), one(0.5)), 4);
  });

  it('judge nothing that was not measured', () => {
    assert.deepEqual(judge({ verifyMs: undefined, shares: undefined, keycloak: undefined }), []);
    assert.deepEqual(
      judge({ keycloak: undefined, shares: undefined }).map(({ what }) => what),
      ['create: service CPU', 'claim: service CPU'],
    );
  });
});

describe('what is read', () => {
  it('of JMH is the CPU time of each operation, undisturbed', () => {
    const result = (operation, ...scores) => ({
      benchmark: `dev.qrtc.benchmark.signature.Signatures.${operation}`,
      params: { algorithm: 'ES256' },
      primaryMetric: { score: 1 },
      secondaryMetrics: { cpu: { score: 1000, rawData: [scores] } },
    });
    assert.deepEqual(costs([result('sign', 120), result('verify', 900, 360, 410)]), {
      ES256: { sign: 120, verify: 360 },
    });
  });

  it('of the cores is each of them', () => {
    assert.deepEqual(coresIn('0-2,5'), [0, 1, 2, 5]);
    assert.deepEqual(coresIn('3'), [3]);
  });
});
