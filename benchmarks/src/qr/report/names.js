// SPDX-License-Identifier: Apache-2.0
export const READERS = { qrtc: 'qrtc', zxing: 'ZXing', boofcv: 'BoofCV', wasm: 'zxing-wasm', zbar: 'zbar' };

export const DRAWERS = {
  png: 'qrtc, PNG of one bit',
  svg: 'qrtc, SVG',
  zxing: 'ZXing QRCodeWriter and MatrixToImageWriter, PNG',
  'npm-png': 'npm qrcode, PNG',
  'npm-svg': 'npm qrcode, SVG',
  'qrencode-png': 'qrencode, PNG',
  'qrencode-svg': 'qrencode, SVG',
};
