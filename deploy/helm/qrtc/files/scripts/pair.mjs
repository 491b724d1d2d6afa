// SPDX-License-Identifier: Apache-2.0
// Pairs two devices at QRTC_URL as client QRTC_CLIENT with QRTC_SECRET: creates, claims, joins twice and sends a candidate
// each way, all through what stands before the services. Node.js 22 without libraries (20: --experimental-websocket).
import { randomBytes } from 'node:crypto';

const url = process.env.QRTC_URL.replace(/\/$/, '');
const PATIENCE = 30_000;

async function call(method, path, headers, body) {
  const answer = await fetch(url + path, { method, headers, body, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

async function accessToken(subject) {
  const credentials = Buffer.from(`${process.env.QRTC_CLIENT}:${process.env.QRTC_SECRET}`).toString('base64');
  const wish = new URLSearchParams({ grant_type: 'client_credentials', scope: 'pairing:present pairing:scan', subject });
  const { access_token } = await call('POST', '/oauth2/token', { authorization: `Basic ${credentials}` }, wish);
  return access_token;
}

function post(path, token, body) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return call('POST', path, headers, JSON.stringify(body));
}

// A peer's WebSocket: `frame(type)` is the first frame of that type that comes.
function join(who, { signalingUrl, peerToken }) {
  const at = new URL(signalingUrl);
  at.protocol = url.startsWith('https') ? 'wss:' : 'ws:';
  at.host = new URL(url).host;
  at.search = new URLSearchParams({ instance: randomBytes(6).toString('base64url'), attempt: 1, cursor: '', acked: 0 });
  const socket = new WebSocket(at, { protocols: ['qrtc.v1'], headers: { authorization: `Bearer ${peerToken}` } });
  const came = [];
  const wanted = [];
  socket.onmessage = ({ data }) => {
    came.push(JSON.parse(data));
    wanted.forEach((look) => look());
  };
  const frame = (type) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no ${type} came to the ${who}`)), PATIENCE);
      const look = () => {
        const found = came.find((one) => one.type === type);
        if (found) resolve(found), clearTimeout(late);
      };
      socket.onclose = ({ code }) => reject(new Error(`the socket of the ${who} was closed with ${code}`));
      wanted.push(look);
      look();
    });
  return { frame, send: (message) => socket.send(JSON.stringify(message)), close: () => socket.close() };
}

const user = `user:helm-test-${randomBytes(6).toString('hex')}`;
const token = await accessToken(user);
const created = await post('/v1/pairings', token, {});
const claimed = await post('/v1/pairings/claim', token, { token: created.token });
if (claimed.state !== 'paired' || claimed.id !== created.id) throw new Error(`the claim gave state ${claimed.state}`);

const presenter = join('presenter', created);
const scanner = join('scanner', claimed);
await Promise.all([presenter.frame('welcome'), scanner.frame('welcome')]);
for (const [from, to] of [
  [presenter, scanner],
  [scanner, presenter],
]) {
  const candidate = `candidate:${randomBytes(6).toString('hex')}`;
  from.send({ type: 'candidate', id: 1, candidate: { candidate } });
  const heard = await to.frame('candidate');
  if (heard.candidate.candidate !== candidate) throw new Error('a peer heard something else than was said');
}
await call('DELETE', `/v1/pairings/${created.id}`, { authorization: `Bearer ${created.peerToken}` });
presenter.close();
scanner.close();
console.log('two devices paired, and each heard the other');
process.exit(0);
