// SPDX-License-Identifier: Apache-2.0
import { QrtcLink } from '../../wire/qrtc.js';
import { sourceAddress } from '../../wire/socket.js';
import { Lane } from './lane.js';

const PRESENT = 'pairing:present pairing:scan';

/** Makes pairings through the gateway, as two clients that follow the protocol. */
export class Pairings {
  #made = 0;

  constructor(caller, tally) {
    this.caller = caller;
    this.tally = tally;
    this.url = caller.gateway.replace('http', 'ws');
  }

  /** A pairing whose two peers are connected; `fail` gets a sentence when a link is closed for good. */
  async make(fail) {
    const number = this.#made++;
    const created = await this.caller.post('/v1/pairings', await this.caller.access(PRESENT), {});
    const presenter = this.#link(created.peerToken, 2 * number, fail);
    const paired = new Promise((resolve) => (presenter.onControl = ({ type }) => type === 'paired' && resolve()));
    await presenter.reach();
    const claim = { token: created.token };
    const claimed = await this.caller.post('/v1/pairings/claim', await this.caller.access(PRESENT), claim);
    const scanner = this.#link(claimed.peerToken, 2 * number + 1, fail);
    await Promise.all([scanner.reach(), paired]);
    presenter.onControl = () => {};
    return {
      id: created.id,
      peerToken: created.peerToken,
      presenter,
      scanner,
      lanes: [new Lane(presenter, scanner, this.tally), new Lane(scanner, presenter, this.tally)],
    };
  }

  #link(token, number, fail) {
    const link = this.tally.hear(new QrtcLink(this.url, token, sourceAddress(number)));
    link.onFault = (fault) => fail(fault);
    return link;
  }

  /** Ends it with a `bye`; both peers must be told. */
  async end({ presenter, scanner }) {
    const gone = scanner.leave({ saysBye: false });
    await Promise.all([gone, presenter.leave({ saysBye: true })]);
  }
}
