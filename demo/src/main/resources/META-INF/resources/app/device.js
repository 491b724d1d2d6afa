// SPDX-License-Identifier: Apache-2.0
import { Camera } from './camera.js';
import { CodeForm } from './code-form.js';
import { byId } from './elements.js';
import { offerFullScreen } from './full-screen.js';
import { inEveryLanguage, text } from './language.js';
import { KeptPairing } from './kept-pairing.js';
import { follow } from './link.js';
import { openPage, toProblem, wayOn } from './page.js';
import { ScreenView } from './screen-view.js';
import { keepAwake } from './wake.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./link.js').End} End */
/** @typedef {import('/qrtc/client.js').Pairing} Pairing */
/** @typedef {import('/qrtc/client.js').Peer} Peer */
/** @typedef {import('/qrtc/client.js').Scan} Scan */
/** @typedef {import('/qrtc/client.js').Connection} Connection */

/** After a connection a kiosk is ready for the next person by itself. */
const READY_AGAIN_MS = 8_000;

/** Looks for a code, or has one typed in, then shows the screen that the phone controls. */
class Device {
  #page;
  #kept = new KeptPairing('device');
  #camera = new Camera();
  #screen = new ScreenView();
  #form = new CodeForm();
  /** @type {Scan | undefined} */
  #scanning;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #readyAgain;
  /** @type {Connection | undefined} */
  #connection;
  #name = text('somebody.label');

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    byId('disconnect', HTMLButtonElement).addEventListener('click', () => {
      void this.#connection?.close('completed');
    });
    byId('type-code', HTMLButtonElement).addEventListener('click', () => void this.#type());
    inEveryLanguage(() => {
      this.#tellName();
    });
  }

  async run() {
    const kept = this.#kept.get(this.#page.sdk.restore);
    if (kept === undefined) {
      await this.#look();
    } else {
      this.#setName(kept.name);
      this.#page.status.show('connecting', { what: 'status.resuming.what', next: 'status.resuming.next' });
      await this.#guard(async () => {
        await this.#connect(kept.pairing, kept.hasCamera ? await this.#camera.open() : undefined);
      });
    }
  }

  async #look() {
    this.#page.status.show('starting', { what: 'status.starting.what', next: 'status.starting.next' });
    await this.#guard(async () => {
      const stream = await this.#camera.open();
      document.body.dataset['camera'] = 'there';
      if (await this.#camera.show()) {
        await this.#connect(await this.#scan(stream), stream);
      } else {
        this.#askForTap();
      }
    });
  }

  /** Has the code typed in, on a device that has no camera, or where that does not read it. */
  async #type() {
    const { sdk, user, serverOptions, status } = this.#page;
    this.#scanning?.stop();
    clearTimeout(this.#readyAgain);
    status.show('typing', { what: 'status.typing.what', next: 'status.typing.next' });
    await this.#guard(async () => {
      const stream = this.#camera.stream;
      const metadata = { name: user.name, kind: 'device', ...(stream === undefined ? { camera: 'none' } : {}) };
      const entered = await this.#form.ask((userCode, signal) =>
        sdk.enter({ ...serverOptions, userCode, metadata, signal }),
      );
      if (entered === undefined) {
        await this.#look();
      } else {
        this.#setPeer(entered.peer);
        await this.#connect(entered.pairing, stream);
      }
    });
  }

  /**
   * @param {MediaStream} stream
   * @returns {Promise<Pairing>}
   */
  #scan(stream) {
    const { sdk, user, serverOptions, status } = this.#page;
    const { video } = this.#camera;
    const scan = sdk.scan({ ...serverOptions, video, stream, metadata: { name: user.name, kind: 'device' } });
    this.#scanning = scan;
    const looking = () => {
      status.show('looking', { what: 'status.looking.what', next: 'status.looking.next' });
    };
    scan.on('looking', looking);
    scan.on('found', () => {
      status.show('pairing', { what: 'status.pairing.what', next: 'status.pairing.next' });
    });
    scan.on('problem', (problem) => {
      looking();
      status.noticeProblem(problem);
    });
    scan.on('paired', ({ peer }) => {
      this.#setPeer(peer);
    });
    return scan.paired;
  }

  /**
   * @param {Pairing} pairing
   * @param {MediaStream | undefined} stream undefined where there is no camera
   */
  async #connect(pairing, stream) {
    this.#kept.keep({ saved: pairing.save(), name: this.#name, hasCamera: stream !== undefined });
    const connection = this.#page.sdk.connect(pairing, stream === undefined ? {} : { stream });
    this.#connection = connection;
    void this.#camera.show();
    document.body.dataset['camera'] = stream === undefined ? 'none' : 'there';
    connection.on('open', () => {
      connection.send(this.#screen.report);
    });
    connection.on('message', ({ data }) => {
      this.#screen.hear(data);
      connection.send(this.#screen.report);
    });
    this.#ended(await follow(connection, this.#page, this.#name));
  }

  /** @param {End} end */
  #ended(end) {
    const { status } = this.#page;
    this.#connection = undefined;
    this.#kept.forget();
    this.#screen.reset();
    this.#readyAgain = setTimeout(() => void this.#look(), READY_AGAIN_MS);
    const again = () => {
      clearTimeout(this.#readyAgain);
      void this.#look();
    };
    if ('problem' in end) {
      status.problem(end.problem, wayOn(end.problem, 'device', again));
    } else {
      status.show('ended', { what: 'status.ended.what', next: end.words }, { label: 'device.again', run: again });
    }
    status.notice(['ended.backSoon']);
  }

  /** Runs `work`; what it fails with is told, with a way on, but for what was stopped here. */
  async #guard(/** @type {() => Promise<void>} */ work) {
    try {
      await work();
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'cancelled') {
        return;
      }
      this.#page.status.problem(
        problem,
        wayOn(problem, 'device', () => void this.run()),
      );
    }
  }

  #askForTap() {
    const run = () => void this.#look();
    this.#page.status.show('starting', { what: 'status.looking.what' }, { label: 'device.start', run });
  }

  /** @param {Peer} peer */
  #setPeer({ metadata, principal }) {
    this.#setName(metadata['name'] ?? principal);
  }

  /** @param {string} name */
  #setName(name) {
    this.#name = name;
    this.#tellName();
  }

  #tellName() {
    const values = { name: this.#name };
    byId('controlled-by', HTMLElement).textContent = text('device.controlledBy', values);
    byId('self-view', HTMLElement).textContent = text('device.selfView', values);
  }
}

const page = await openPage('device');
if (page !== undefined) {
  keepAwake();
  offerFullScreen();
  await new Device(page).run();
}
