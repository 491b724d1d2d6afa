// SPDX-License-Identifier: Apache-2.0
/** Makes this process one of the load generator's: the bench sends { id, command, ...} and gets { id, result } or { id, error }. */
export function serve(commands) {
  process.on('message', async ({ id, command, ...parameters }) => {
    try {
      process.send({ id, result: await commands[command](parameters) });
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) });
    }
  });
  // Ctrl-C reaches every process of the terminal: who started us ends us.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit(0));
}
