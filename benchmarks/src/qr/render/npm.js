// SPDX-License-Identifier: Apache-2.0
// qrcode of npm, in this process.
const LOOK = { errorCorrectionLevel: 'M', margin: 4, scale: 8 };
const MICROS = 1e6;

export async function openNpm(texts) {
  const { default: qrcode } = await import('qrcode');
  return [
    { name: 'npm-png', draw: drawing(texts, (text) => qrcode.toBuffer(text, { ...LOOK, type: 'png' })) },
    { name: 'npm-svg', draw: drawing(texts, (text) => qrcode.toString(text, { ...LOOK, type: 'svg' })) },
  ];
}

// CPU time of the whole process: some of it is spent in threads.
function drawing(texts, draw) {
  return async (seconds) => {
    const before = process.cpuUsage();
    let renders = 0;
    let bytes = 0;
    let used = 0;
    while (used < seconds * MICROS) {
      bytes = (await draw(texts[renders % texts.length])).length;
      renders++;
      const { user, system } = process.cpuUsage(before);
      used = user + system;
    }
    return { renders, cpuSeconds: used / MICROS, bytes };
  };
}
