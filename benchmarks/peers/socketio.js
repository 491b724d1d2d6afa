// SPDX-License-Identifier: Apache-2.0
// A socket.io relay with its Redis adapter, as socket.io's documentation has it: WebSocket transport only, one room a pair.
// Its pages on performance and memory: no per-message deflate (the default), the first HTTP request let go, bufferutil there.
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import { Server } from 'socket.io';

const pub = createClient({ url: process.env.REDIS_URL });
const sub = pub.duplicate();
pub.on('error', (error) => console.error(error));
sub.on('error', (error) => console.error(error));
await Promise.all([pub.connect(), sub.connect()]);

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, adapter: createAdapter(pub, sub) });
io.engine.on('connection', (raw) => {
  raw.request = null;
});
io.on('connection', (socket) => {
  const { pair } = socket.handshake.auth;
  socket.join(pair);
  socket.on('signal', (description) => socket.to(pair).emit('signal', description));
});
http.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 4096 }, () => process.send('ready'));
// Nobody is left to end us.
process.on('disconnect', () => process.exit(0));
