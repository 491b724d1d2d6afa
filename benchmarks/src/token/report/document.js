// SPDX-License-Identifier: Apache-2.0
// docs/reference/performance-token.md, from one full run.

const HOW = {
  bars: () =>
    'A create and a claim may cost 1.5 ms of service CPU each on a machine where one ES256 verification costs 0.36 ms; the bar is scaled by what it costs here. At most a third of it may go into neither signatures nor JSON and HTTP. Create and claim together must be had five times for the CPU time of starting and redeeming one device grant.',
  calls: ({ calls, atOnce, runs, warmUp }) =>
    `One replica on one core, the load, Redis and all else on another; ${calls.toLocaleString('en-US')} calls of each kind in a run, ${atOnce} at a time, after ${warmUp} s of warm-up; the median of ${runs} runs. CPU is user and system time of the whole process. The service remembers signatures that it has found right, so that only a fresh token shows what a call costs; the token endpoint is not part of a call.`,
  profile: ({ calls }) =>
    `From ${(3 * calls).toLocaleString('en-US')} more calls of each kind with async-profiler's CPU timers, fresh access tokens; the milliseconds are that share of the figure above. A sample belongs to the part whose frame is nearest to the leaf; what the event loop reads shows no part and is shared between HTTP and Redis as what they write.`,
  signatures: () =>
    'JMH on the same core and the same JVM, with the calls of the JDK that a token costs, in CPU time, the cheapest of five seconds; a token of 400 bytes. RS256 has 2048 bits.',
  keycloak: ({ codes, runs }) =>
    `Device authorization grants (RFC 8628) of Keycloak on the same core, in turn with ours: ${codes.toLocaleString('en-US')} codes of each client are started, approved by users with browsers and redeemed; the median of ${runs} runs. It has its best case: built for its options, in memory, no events, our collector and eight times our heap, three times our warm-up; the first two without sessions in the database. "Secret" is a client that comes with a secret and gets one ES256 token without a claim that nobody asked for; "signed" comes with a fresh ES256 assertion for each call (\`private_key_jwt\`), as our callers do with a fresh access token; "usual" is a client as the console makes it, with a secret and \`openid\`, and sessions where Keycloak keeps them unless told otherwise. Like is to be held against like: usual and secret against access tokens seen before, signed against fresh ones. A claim of ours is also the consent of who claims; in a device grant that is the approval, by pages for a browser.`,
};

export function document({ before, after, redis, options }, tables) {
  const others = Object.entries(before.versions).map(([name, version]) => `${name} ${version}`);
  const sections = tables.map(({ part, title, text }) => [`## ${title}`, HOW[part](options), text].join('\n\n'));
  return `# Performance of creating and claiming

<!-- Written by ./qrtc bench token: do not edit. -->

What one run of \`./qrtc bench token\` found. The absolute figures are of this machine only, and promise nothing: what counts is how they stand to
the bare signatures and to Keycloak in the same run. [benchmarks/README.md](../../benchmarks/README.md) says how each figure is made;
[performance of signaling](performance.md) is another page.

| | |
|---|---|
| date | ${before.date} to ${after.date} |
| machine | ${before.cpu}, ${before.memoryGib} GiB |
| system | ${before.system} |
| commit | ${before.commit} |
| Java | ${before.java} |
| Redis | ${redis}, append-only file, \`everysec\` |
| others | ${others.join(', ')} |
| load average | ${before.load.toFixed(2)} at the start, ${after.load.toFixed(2)} at the end |

${sections.join('\n\n')}
`;
}
