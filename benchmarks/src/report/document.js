// SPDX-License-Identifier: Apache-2.0
// docs/reference/performance.md, from one full run.

const HOW = {
  relay: ({ pairs, window, warmUp, runs, seconds }) =>
    `${pairs} pairs, one sender each, always ${window} payloads of 200 bytes on their way; ${warmUp} s of warm-up for each server, then the median of ${runs} alternating runs of ${seconds} s. A frame counts when it has arrived. "Against socket.io" is the median of the ratios of the runs that follow each other.`,
  latency: ({ pairs, runs, seconds }) =>
    `From the sender's write to the receiver's read, on one clock, over ${pairs} pairs; the median of ${Math.max(5, runs)} alternating runs of ${seconds} s.`,
  setup: ({ setup, runs }) =>
    `From TCP to the server's word that the peer is in (ours: \`welcome\`, after the token was verified and the join stored), 64 at a time, ${setup.connections} connections a run; the median of ${runs} alternating runs. The pairings were made before.`,
  pairings: () =>
    'Create, join, claim, join, 20 frames, `bye`, 32 at a time, against all replicas in turn. CPU milliseconds are of one whole pairing.',
  idle: ({ idle }) =>
    `Resident memory of the service processes less what they had after 200 connections had come and gone, ${idle.quietSeconds} s after the last connection, divided by the connections. Fresh processes.`,
  resume: ({ resume }) =>
    `${resume.connections.toLocaleString('en-US')} idle connections; one of two replicas is killed with SIGKILL and started anew. Complete: the server's \`lastId\` covers every acknowledged frame and there was no \`resync\`. After that each pair sends once more, and each payload must arrive once and in order.`,
};

export function document({ before, after, redis, options, results }, tables) {
  const { versions } = before;
  const parts = Object.keys(HOW).filter((part) => results[part] !== undefined);
  const sections = parts.map((part) =>
    section(
      part,
      tables.filter((one) => one.part === part),
      options,
    ),
  );
  return `# Performance of signaling

<!-- Written by ./qrtc bench signaling: do not edit. -->

What one run of \`./qrtc bench signaling\` found. What counts are the ratios within the run: every server was measured on the same machine
with the same load generator, in turn. The absolute figures are of this machine only, and promise nothing.
[benchmarks/README.md](../../benchmarks/README.md) says how each figure is made.

| | |
|---|---|
| date | ${before.date} to ${after.date} |
| machine | ${before.cpu}, ${before.memoryGib} GiB |
| system | ${before.system} |
| commit | ${before.commit} |
| Java | ${before.java} |
| Redis | ${redis}, append-only file, \`everysec\` |
| others | ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')} |
| load average | ${before.load.toFixed(2)} at the start, ${after.load.toFixed(2)} at the end |

qrtc stores every frame before it acknowledges it; the others store nothing. PeerJS and the bare relay are one process and know no second.

${sections.join('\n\n')}
`;
}

function section(part, tables, options) {
  const [first] = tables;
  return [
    `## ${first.title}`,
    HOW[part](options),
    ...tables.flatMap(({ title, text }, i) => (i === 0 ? [text] : [title + ':', text])),
  ].join('\n\n');
}
