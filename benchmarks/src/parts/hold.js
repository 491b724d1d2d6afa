// SPDX-License-Identifier: Apache-2.0
// Keeps our stack under load, for whoever attaches a profiler.
import { relayStage } from '../stage.js';
import { measure } from './measure.js';

const REPORT_SECONDS = 10;

export async function hold({ children, directory, options, say }) {
  const { crew, servers } = await relayStage(children, directory, options, ['qrtc']);
  const [server] = servers;
  say(
    `signaling-service: pids ${server.service.join(' and ')}; Redis: ${server.redis}; token-service: ${server.token.join(' and ')}`,
  );
  say('under load until Ctrl-C');
  for (;;) {
    const { frames, elapsed, cpu } = await measure(
      crew,
      server,
      { how: 'saturation', window: options.window },
      REPORT_SECONDS,
      0,
    );
    say(`${(frames / cpu.service).toFixed(0)} frames/CPU s, ${(frames / elapsed).toFixed(0)} frames/s`);
  }
}
