// SPDX-License-Identifier: Apache-2.0

/** As much of an RTCPeerConnection's signaling as the negotiation needs; each step takes a turn of the event loop. */
export class FakePeerConnection extends EventTarget {
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  iceConnectionState: RTCIceConnectionState = 'new';
  localDescription: RTCSessionDescriptionInit | null = null;
  readonly remote: (string | undefined)[] = [];
  readonly candidates: unknown[] = [];
  restarts = 0;
  #offers = 0;

  get asConnection(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }

  async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
    const answers = this.signalingState === 'have-remote-offer';
    await Promise.resolve();
    if (description?.type === 'rollback') {
      this.signalingState = 'stable';
      this.localDescription = null;
    } else if (answers) {
      this.localDescription = { type: 'answer', sdp: 'answer' };
      this.signalingState = 'stable';
    } else {
      this.localDescription = { type: 'offer', sdp: `offer ${++this.#offers}` };
      this.signalingState = 'have-local-offer';
    }
  }

  async setRemoteDescription({ type, sdp }: RTCSessionDescriptionInit): Promise<void> {
    if (type === 'answer' && this.signalingState !== 'have-local-offer') {
      throw new DOMException('answer in state ' + this.signalingState, 'InvalidStateError');
    }
    // Implicit rollback of an own offer, as the specification has it.
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
    this.remote.push(sdp);
    await Promise.resolve();
  }

  addIceCandidate(candidate?: unknown): Promise<void> {
    this.candidates.push(candidate);
    return this.remote.length === 0 ? Promise.reject(new Error('no remote description')) : Promise.resolve();
  }

  restartIce(): void {
    this.restarts++;
  }

  needsNegotiation(): void {
    this.dispatchEvent(new Event('negotiationneeded'));
  }

  finds(candidate: object | null): void {
    const event = new Event('icecandidate');
    this.dispatchEvent(Object.assign(event, { candidate: candidate && { toJSON: () => candidate } }));
  }

  becomes(state: RTCPeerConnectionState, ice: RTCIceConnectionState = 'new'): void {
    this.connectionState = state;
    this.iceConnectionState = ice;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}
