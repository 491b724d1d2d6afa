// SPDX-License-Identifier: Apache-2.0
// The least that can relay: two sockets of one process, nothing stored, nothing checked.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const waiting = new Map();
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, request) => {
  const pair = request.url;
  const other = waiting.get(pair);
  if (other === undefined) {
    waiting.set(pair, socket);
  } else {
    waiting.delete(pair);
    socket.other = other;
    other.other = socket;
  }
  socket.on('message', (data, binary) => socket.other?.send(data, { binary }));
  socket.on('close', () => {
    if (waiting.get(pair) === socket) {
      waiting.delete(pair);
    }
  });
});
http.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 4096 }, () => process.send('ready'));
// Nobody is left to end us.
process.on('disconnect', () => process.exit(0));
