// SPDX-License-Identifier: Apache-2.0
import { Crew } from './load/crew.js';
import { startPeerJs, startSocketIo, startWs } from './servers/peers.js';
import { startQrtc } from './servers/qrtc.js';

/** Starts the servers that `options` name, ours first: the others' Redis is of the program that our stack brings. */
export async function startServers(children, directory, options, wanted = options.servers) {
  const { home, base, set, java } = options;
  const ours = await startQrtc(children, { home, directory, set, java });
  const start = {
    qrtc: () => ours,
    'qrtc-base': () => startQrtc(children, { home: base, directory, name: 'qrtc-base', set, java }),
    socketio: () => startSocketIo(children, { redisProgram: ours.redisProgram, directory }),
    peerjs: () => startPeerJs(children),
    ws: () => startWs(children),
  };
  const servers = [];
  for (const name of wanted) {
    servers.push(await start[name]());
  }
  if (!wanted.includes('qrtc')) {
    await ours.stop();
  }
  return servers;
}

/** Servers with `options.pairs` pairs connected to each, for the parts that relay. */
export async function relayStage(children, directory, options, wanted) {
  const servers = await startServers(children, directory, options, wanted);
  const crew = new Crew(children, options.load);
  for (const server of servers) {
    await crew.open(server, options.pairs);
  }
  return {
    crew,
    servers,
    end: async () => {
      await crew.end();
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}
