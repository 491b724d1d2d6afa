// SPDX-License-Identifier: Apache-2.0
// Keeps our stack under load, for whoever attaches a profiler: payloads, or whole pairings with `--only pairings`.
import { Crew } from '../load/crew.js';
import { relayStage, startServers } from '../stage.js';
import { measure } from './measure.js';
import * as pairings from './pairings.js';

const REPORT_SECONDS = 10;

export async function hold({ children, directory, options, say }) {
  const round = await (options.parts.join() === 'pairings' ? pairing : relaying)(children, directory, options, say);
  say('under load until Ctrl-C');
  for (;;) {
    say(await round());
  }
}

async function relaying(children, directory, options, say) {
  const { crew, servers } = await relayStage(children, directory, options, ['qrtc']);
  const [server] = servers;
  introduce(server, say);
  return async () => {
    const how = { how: 'saturation', window: options.window };
    const { frames, elapsed, cpu } = await measure(crew, server, how, REPORT_SECONDS, 0);
    return `${(frames / cpu.service).toFixed(0)} frames/CPU s, ${(frames / elapsed).toFixed(0)} frames/s`;
  };
}

async function pairing(children, directory, options, say) {
  const [server] = await startServers(children, directory, options, ['qrtc']);
  const crew = new Crew(children, 1);
  introduce(server, say);
  await pairings.begin(crew, server);
  return async () => pairings.line(await pairings.stretch(crew, server, REPORT_SECONDS));
}

function introduce(server, say) {
  say(
    `signaling-service: pids ${server.service.join(' and ')}; Redis: ${server.redis}; token-service: ${server.token.join(' and ')}`,
  );
}
