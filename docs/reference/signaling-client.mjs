// SPDX-License-Identifier: Apache-2.0
// A whole client of the signaling protocol (signaling.md) without libraries, for Node.js 22 (20: --experimental-websocket).
//   QRTC_TOKEN=<peer token> node signaling-client.mjs <signalingUrl>
// A line of input is the JSON of a numbered frame without its id; a line of output is a frame of the mailbox.
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';

const NEVER_AGAIN = [1000, 1009, 4400, 4401, 4403, 4404, 4409, 4410];
const instance = randomBytes(6).toString('base64url');
const waiting = []; // what is not acknowledged yet; the first of them has the id `acked + 1`
let [socket, welcomed, attempt, acked, cursor, failures, pause] = [null, false, 0, 0, '', 0, 0];

const place = (text) => Number(text.split('-')[0] || 0);
const send = (frame) => welcomed && socket.send(JSON.stringify(frame));
const sendWaiting = (from) => waiting.slice(from).forEach((frame, i) => send({ ...frame, id: acked + 1 + from + i }));

function connect() {
  const query = new URLSearchParams({ instance, attempt: ++attempt, cursor, acked });
  const headers = { authorization: `Bearer ${process.env.QRTC_TOKEN}` };
  socket = new WebSocket(`${process.argv[2]}?${query}`, { protocols: ['qrtc.v1'], headers });
  socket.onmessage = ({ data }) => handle(JSON.parse(data));
  socket.onerror = () => {}; // the close that follows says all there is to say
  socket.onclose = ({ code, reason }) => {
    welcomed = false;
    if (NEVER_AGAIN.includes(code)) {
      console.error(`closed: ${code} ${reason}`);
      process.exit(code === 1000 || code === 4410 ? 0 : 1);
    }
    // From 100 ms to 5 s, spread out: many who lost the same server must not come back at once.
    const least = Math.max(pause, Math.min(5000, 100 * 2 ** failures++));
    pause = 0;
    setTimeout(connect, least * (1 + Math.random()));
  };
}

function handle(frame) {
  if (frame.cursor !== undefined) {
    if (place(frame.cursor) <= place(cursor)) return; // it came before
    cursor = frame.cursor;
    console.log(JSON.stringify(frame));
    if (place(cursor) % 16 === 0) send({ type: 'received', cursor });
  } else if (frame.type === 'welcome') {
    [welcomed, failures] = [true, 0];
    waiting.splice(0, frame.lastId - acked); // none where a failover undid what was acknowledged: then a `resync` comes
    acked = frame.lastId;
    sendWaiting(0);
  } else if (frame.type === 'ack') {
    waiting.splice(0, frame.id - acked);
    acked = Math.max(acked, frame.id);
  } else if (frame.type === 'going-away') {
    pause = frame.afterMs;
  } else if (frame.type === 'error') {
    console.error(JSON.stringify(frame));
    if (['mailbox_full', 'not_paired'].includes(frame.code)) setTimeout(sendWaiting, frame.retryAfterMs, 0);
    if (frame.code === 'too_many_frames') pause = frame.retryAfterMs;
  }
}

createInterface({ input: process.stdin }).on('line', (line) => sendWaiting(waiting.push(JSON.parse(line)) - 1));
connect();
