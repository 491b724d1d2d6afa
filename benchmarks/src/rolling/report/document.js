// SPDX-License-Identifier: Apache-2.0
// docs/reference/performance-rolling.md, from one full run.

const HOW = {
  bars: () => 'Clients do what the protocol says: a call is made again after 503, a socket is opened again after 1012.',
  clients: ({ pairs, rate, atOnce, pictures }) =>
    `${pairs} pairings stand and send ${rate.toLocaleString('en-US')} payloads a second, every fifth is watched by calls that wait (\`Prefer: wait=25\`); ${atOnce} at a time come and go (create, join, claim, join, 20 payloads, \`bye\`); ${pictures} callers have codes drawn. All go through the gateway. The first line is the same load while nothing is replaced.`,
  replicas: ({ replicas, delay }) =>
    `${replicas} replicas of each service, one after another: a new one must be ready before an old one gets SIGTERM, as with \`maxSurge: 1\` and \`maxUnavailable: 0\`. \`qrtc.shutdown.delay\` is ${delay} s. The longest of each.`,
};

export function document({ before, after, redis, options }, tables) {
  const sections = tables.map(({ part, title, text }) => [`## ${title}`, HOW[part](options), text].join('\n\n'));
  return `# Rolling updates under load

<!-- Written by ./qrtc bench rolling: do not edit. -->

What clients notice while all replicas of each service are replaced, from one run of \`./qrtc bench rolling\`. That a replica stops and that load balancers hear of
it happens in no order: the gateway here hears of it at the same moment, and then once more some seconds too late. Why nobody is refused all the same
is in [ADR 0020](../adr/0020-serving-on.md); how the bench works in [benchmarks/README.md](../../benchmarks/README.md).

| | |
|---|---|
| date | ${before.date} to ${after.date} |
| machine | ${before.cpu}, ${before.memoryGib} GiB |
| system | ${before.system} |
| commit | ${before.commit} |
| Java | ${before.java} |
| Redis | ${redis}, append-only file, \`everysec\` |
| load average | ${before.load.toFixed(2)} at the start, ${after.load.toFixed(2)} at the end |

${sections.join('\n\n')}
`;
}
