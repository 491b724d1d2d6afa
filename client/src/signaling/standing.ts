// SPDX-License-Identifier: Apache-2.0
import type { PairingState } from '../api.js';
import type { MailboxFrame, PeerInfo, Via, Welcome } from './frames.js';

/** How the pairing stands, as far as the frames read so far tell. */
export class Standing {
  state: PairingState = 'waiting';
  peer: PeerInfo | undefined;
  jti: string | undefined;
  via: Via | undefined;
  peerPresent = false;
  /** The peer's instance; undefined as long as it has never been here. */
  peerInstance: string | undefined;

  welcome({ pairing, peer, jti, via }: Welcome): void {
    this.state = pairing.state;
    this.jti = jti ?? this.jti;
    this.via = via ?? this.via;
    if (peer !== null) {
      this.peer = peer;
      this.peerPresent = peer.present;
      this.peerInstance = peer.instance ?? this.peerInstance;
    }
  }

  /** Takes in a mailbox frame; `peer` frames that a welcome has overtaken tell nothing new. */
  read(frame: MailboxFrame, overtaken: boolean): void {
    switch (frame.type) {
      case 'claimed':
      case 'paired':
        this.state = this.state === 'closed' || this.state === 'paired' ? this.state : frame.type;
        ({ peer: this.peer, jti: this.jti, via: this.via } = frame);
        return;
      case 'peer':
        if (!overtaken) {
          this.peerPresent = frame.present;
          this.peerInstance = frame.instance ?? this.peerInstance;
        }
        return;
      case 'bye':
        this.state = 'closed';
        return;
      default:
    }
  }
}
