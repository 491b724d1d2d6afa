// SPDX-License-Identifier: Apache-2.0
import { CodeChoice } from './code-choice.js';
import { CodeView } from './code-view.js';
import { byId } from './elements.js';
import { text } from './language.js';
import { KeptPairing } from './kept-pairing.js';
import { follow } from './link.js';
import { openPage, toProblem, wayOn } from './page.js';
import { Picture } from './picture.js';
import { Remote } from './remote.js';
import { keepAwake } from './wake.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('/qrtc/client.js').Pairing} Pairing */
/** @typedef {import('/qrtc/client.js').Connection} Connection */
/** @typedef {import('/qrtc/client.js').Presentation} Presentation */

/** Shows a code until it is scanned, then the device's camera and the remote control. */
class Phone {
  #page;
  #kept = new KeptPairing('phone');
  #code = new CodeView();
  #choice = new CodeChoice(() => void this.#presentAnew());
  /** @type {Presentation | undefined} the one whose code is on the screen */
  #presentation;
  #picture = new Picture();
  #remote = new Remote((data) => this.#connection?.send(data));
  /** @type {Connection | undefined} */
  #connection;
  #name = text('somebody.label');
  #hasCamera = true;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    byId('disconnect', HTMLButtonElement).addEventListener('click', () => {
      void this.#connection?.close('completed');
    });
  }

  async run() {
    const kept = this.#kept.get(this.#page.sdk.restore);
    if (kept === undefined) {
      await this.#start();
    } else {
      this.#name = kept.name;
      this.#hasCamera = kept.hasCamera;
      this.#page.status.show('connecting', { what: 'status.resuming.what', next: 'status.resuming.next' });
      await this.#connect(kept.pairing);
    }
  }

  async #start() {
    this.#page.status.show('starting', { what: 'status.starting.what', next: 'status.starting.next' });
    await this.#present();
  }

  /** Another code takes the place of the one on the screen, and the switch keeps the focus. */
  async #presentAnew() {
    const before = this.#presentation;
    if (before !== undefined) {
      this.#presentation = undefined;
      this.#code.clear();
      void before.cancel();
      await this.#present();
    }
  }

  async #present() {
    const { sdk, user, serverOptions, status } = this.#page;
    const presentation = sdk.present({
      ...serverOptions,
      encoding: this.#choice.encoding,
      userCode: true,
      metadata: { name: user.name, kind: 'phone' },
    });
    this.#presentation = presentation;
    presentation.on('code', (code) => {
      this.#code.show(code);
      status.show('showing', { what: 'status.showing.what', next: 'status.showing.next' });
    });
    presentation.on('paired', ({ peer }) => {
      this.#presentation = undefined;
      this.#name = peer.metadata['name'] ?? peer.principal;
      this.#hasCamera = peer.metadata['camera'] !== 'none';
      status.show('pairing', { what: 'status.pairing.what', next: 'status.pairing.next' });
    });
    presentation.on('contention', () => {
      status.notice(['notice.contention']);
    });
    presentation.on('problem', (problem) => {
      status.noticeProblem(problem);
    });
    try {
      await this.#connect(await presentation.paired);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'cancelled') {
        return; // Another code has its place by now.
      }
      this.#presentation = undefined;
      this.#code.clear();
      status.problem(
        problem,
        wayOn(problem, 'phone', () => void this.#start()),
      );
    }
  }

  /** @param {Pairing} pairing */
  async #connect(pairing) {
    const { sdk, status } = this.#page;
    this.#code.clear();
    this.#kept.keep({ saved: pairing.save(), name: this.#name, hasCamera: this.#hasCamera });
    this.#picture.expect(this.#hasCamera);
    const connection = sdk.connect(pairing);
    this.#connection = connection;
    connection.on('track', ({ stream }) => {
      this.#picture.show(stream);
    });
    connection.on('open', () => {
      this.#remote.enable(true);
    });
    connection.on('message', ({ data }) => {
      this.#remote.hear(data);
    });
    const end = await follow(connection, this.#page, this.#name);
    this.#connection = undefined;
    this.#kept.forget();
    this.#remote.enable(false);
    this.#picture.clear();
    const again = () => void this.#start();
    if ('problem' in end) {
      status.problem(end.problem, wayOn(end.problem, 'phone', again));
    } else {
      status.show('ended', { what: 'status.ended.what', next: end.words }, { label: 'phone.newCode', run: again });
    }
  }
}

const page = await openPage('phone');
if (page !== undefined) {
  keepAwake();
  await new Phone(page).run();
}
