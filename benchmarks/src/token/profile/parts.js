// SPDX-License-Identifier: Apache-2.0
// Which part of token-service a sample belongs to.

/** What the shares are of. */
export const PARTS = ['verifying', 'signing', 'access', 'http', 'redis', 'audit', 'rest', 'jit', 'gc'];

/**
 * Frames that say whose work it is. The one nearest to the leaf counts: a handler of REST calls the adapter of Redis, and that
 * the client of Redis. What everybody calls (the JDK, Netty's channels, Jackson, Mutiny) says nothing.
 */
const OWNERS = [
  ['signature', /^(java\/security\/Signature|javax\/crypto\/Mac)\b/],
  // Tokens read and made, and who may call: all but their signatures.
  ['access', /^(dev\/qrtc\/edge\/(token|caller)|dev\/qrtc\/token\/(keys|access)|org\/jose4j)\//],
  ['access', /^dev\/qrtc\/token\/pairing\/(PairingTokens|CodeReader)\b/],
  ['redis', /^(io\/vertx\/(mutiny\/)?redis|io\/quarkus\/redis|dev\/qrtc\/(pairing|token)\/redis)\//],
  // Only the connection to Redis has one (FewerWrites).
  ['redis', /^io\/netty\/handler\/flush\//],
  ['http', /^(io\/vertx\/core\/http|io\/vertx\/ext\/web|io\/netty\/handler\/codec\/http|io\/quarkus\/vertx\/http)\//],
  [
    'http',
    /^(org\/jboss\/resteasy|io\/quarkus\/(resteasy|rest)|jakarta\/ws\/rs|dev\/qrtc\/edge\/(json|origin|problem))\//,
  ],
  ['audit', /^(dev\/qrtc\/token\/audit|org\/jboss\/log(ging|manager))\//],
  ['rest', /^(dev\/qrtc|io\/micrometer|io\/quarkus\/micrometer)\//],
];
const THREADS = [
  ['jit', /^C[12] Compiler/],
  // The serial collector works in the VM's own thread.
  ['gc', /^(VM Thread|VM Periodic|GC Thread|G1 )/],
];
const EVENT_LOOP = /^vert\.x-eventloop/;
const WRITE = /(^|\/)(SocketDispatcher|IOUtil|FileDispatcherImpl|UnixDispatcher)\.write/;

/** The part of one stack; 'sockets' where an event loop reads or waits, for HTTP or for Redis. */
export function partOf({ thread, frames }) {
  const ofThread = THREADS.find(([, pattern]) => pattern.test(thread));
  if (ofThread !== undefined) {
    return ofThread[0];
  }
  for (let i = frames.length - 1; i >= 0; i--) {
    const owner = OWNERS.find(([, pattern]) => pattern.test(frames[i]));
    if (owner !== undefined) {
      return owner[0] === 'signature' ? kindOf(frames) : owner[0];
    }
  }
  return EVENT_LOOP.test(thread) ? 'sockets' : 'rest';
}

function kindOf(frames) {
  return frames.some((frame) => frame.startsWith('dev/qrtc/edge/token/SignatureCheck.')) ? 'verifying' : 'signing';
}

/**
 * The share of each part, 1 in all. What event loops read, and how they wait for it, shows no owner: it is shared between HTTP and
 * Redis as what they write is, which does show one.
 */
export function shares(stacks) {
  const found = Object.fromEntries([...PARTS, 'sockets'].map((part) => [part, 0]));
  const written = { http: 0, redis: 0 };
  let all = 0;
  for (const stack of stacks) {
    const part = partOf(stack);
    found[part] += stack.samples;
    all += stack.samples;
    if (part in written && stack.frames.some((frame) => WRITE.test(frame))) {
      written[part] += stack.samples;
    }
  }
  const { sockets, ...parts } = found;
  const redis = written.redis / (written.http + written.redis || 1);
  parts.redis += sockets * redis;
  parts.http += sockets * (1 - redis);
  return Object.fromEntries(Object.entries(parts).map(([part, samples]) => [part, samples / all]));
}

/** The heaviest ways through the frames of `part` that are not of signatures, JSON and HTTP: [{ frames, share }], for tuning. */
export function heaviest(stacks, part, most = 10) {
  const all = stacks.reduce((sum, { samples }) => sum + samples, 0);
  const found = new Map();
  for (const stack of stacks.filter((one) => partOf(one) === part)) {
    const own = stack.frames.filter((frame) => OWNERS.some(([name, pattern]) => name === part && pattern.test(frame)));
    const key = `${own.at(-1) ?? stack.thread} > ${stack.frames.at(-1)}`;
    found.set(key, (found.get(key) ?? 0) + stack.samples);
  }
  return [...found]
    .map(([frames, samples]) => ({ frames, share: samples / all }))
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
}
