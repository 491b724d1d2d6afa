// SPDX-License-Identifier: Apache-2.0
// The PeerJS server in one process: it knows no second one.
import { PeerServer } from 'peer';

PeerServer(
  { port: Number(process.env.PORT), host: '127.0.0.1', path: '/', key: 'peerjs', concurrent_limit: 100_000 },
  () => process.send('ready'),
);
// Nobody is left to end us.
process.on('disconnect', () => process.exit(0));
