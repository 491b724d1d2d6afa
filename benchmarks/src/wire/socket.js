// SPDX-License-Identifier: Apache-2.0
// One WebSocket of the load generator: the same for every kind of server, so that its own cost is the same.
import WebSocket from 'ws';

/** Resolves when it is open; `onSocket` gets it before that, `onText` hears every frame, `onEnd` the close code. */
export function connect(url, { protocols = [], headers = {}, localAddress, onSocket = () => {}, onText, onEnd }) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, {
      headers,
      localAddress,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: 60_000,
      generateMask: fixedMask,
    });
    onSocket(socket);
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
    socket.on('message', (data) => onText(data.latin1Slice()));
    socket.on('close', (code) => {
      reject(new Error(`${url} was closed with ${code}`));
      onEnd(code);
    });
  });
}

// Random masks cost the generator time; a mask of zeros would spare some servers the unmasking, and not others.
function fixedMask(mask) {
  mask[0] = 0x5a;
  mask[1] = 0xc3;
  mask[2] = 0x17;
  mask[3] = 0xe8;
}

/** Source addresses, so that the ports of one are not used up: all of 127.0.0.0/8 is this machine. */
export function sourceAddress(n) {
  return `127.0.${1 + (Math.floor(n / 200) % 200)}.${1 + (n % 200)}`;
}
