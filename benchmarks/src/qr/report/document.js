// SPDX-License-Identifier: Apache-2.0
// docs/reference/performance-qr.md, from one full run.

const HOW = {
  bars: () =>
    'Of pictures that others took, at least as much is to be read as said here, and nothing that is not there. A picture of a megapixel may take twice the time of zxing-wasm, over the camera frames and scenes that both read. Pictures are to be drawn so many times as fast as by ZXing.',
  samples: () =>
    "Photos from ZXing's own tests, with the texts shipped there, and synthetic camera frames of tokens. Sharp frames have a blur under a quarter of a module, and modules of at least 3 pixels.",
  scenes: ({ scenes, split }) =>
    `${scenes.toLocaleString('en-US')} generated pictures of tokens on screens (seeds for ${split}; no reader of ours was tuned to them): 1024 x 1024 pixels, tilted by up to 60 degrees about any axis, modules of 2 to 8 pixels before the tilt, blurred, noisy, unevenly lit, a quarter with glare, a fifth with low contrast, as JPEG of quality 0.3 to 0.95, in front of clutter; everything at random and at the same time.`,
  wrong: () =>
    'Texts that a reader found and that the picture does not hold. The photos come with one text each: a reader that takes letters outside ASCII for others, or reads a second code, counts too.',
  times: ({ repeats }) =>
    `Of camera frames and scenes, read or not; each picture is read ${repeats} times by everybody in turn (zbarimg once) before the next one is, and the median counts. From bytes: the file as it is. From pixels: without the decoding of JPEG (zxing-wasm is given RGBA, zbarimg a PGM). The last columns are of the pictures that both read: how many times as long qrtc takes.`,
  empty: ({ emptyOfEachKind }) =>
    `Pictures of a megapixel without any code, ${emptyOfEachKind} of each kind, from pixels: noise; the clutter that stands behind the scenes' codes; tiles as in the middle of a code.`,
  renders: ({ rounds, drawSeconds }) =>
    `Texts of 260 characters at level M (version 12), 8 pixels a module, one thread, warm; ${rounds} rounds of ${drawSeconds} s of CPU each, all in turn. The ratio is the median of those of the rounds. qrencode is a process a code, less what a process costs that only tells its version.`,
};

export function document({ before, after, options }, tables) {
  const others = Object.entries(before.versions).map(([name, version]) => `${name} ${version}`);
  const sections = tables.map(({ part, title, text }) => [`## ${title}`, HOW[part](options), text].join('\n\n'));
  return `# Performance of reading and drawing codes

<!-- Written by ./qrtc bench qr: do not edit. -->

What one run of \`./qrtc bench qr\` found. The absolute figures are of this machine only, and promise nothing: what counts is how they stand to
each other in the same run. [benchmarks/README.md](../../benchmarks/README.md#bench-qr) says how each figure is made.

| | |
|---|---|
| date | ${before.date} to ${after.date} |
| machine | ${before.cpu}, ${before.memoryGib} GiB |
| system | ${before.system} |
| commit | ${before.commit} |
| Java | ${before.java} |
| others | ${others.join(', ')} |
| load average | ${before.load.toFixed(2)} at the start, ${after.load.toFixed(2)} at the end |

${sections.join('\n\n')}
`;
}
