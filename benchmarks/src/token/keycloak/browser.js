// SPDX-License-Identifier: Apache-2.0
// As much of a browser as Keycloak's pages need: cookies, redirects and forms.

const MOST_STEPS = 12;

export class Browser {
  #cookies = new Map();
  #user;

  constructor(user) {
    this.#user = user;
  }

  /** Opens the link of a device grant, logs in where it is asked to, and says yes. */
  async approve(link) {
    let page = await this.#open(link);
    for (let step = 0; step < MOST_STEPS; step++) {
      const form = formIn(page.text);
      if (form === undefined) {
        return requireApproved(page);
      }
      page = await this.#open(new URL(form.action, page.url), this.#filled(form));
    }
    throw new Error(`${link} asks for ever`);
  }

  #filled({ fields }) {
    if (fields.has('password')) {
      fields.set('username', this.#user.name);
      fields.set('password', this.#user.password);
    }
    fields.delete('cancel');
    return fields;
  }

  /** GET, or POST of a form; follows redirects as browsers do. */
  async #open(url, form) {
    for (let step = 0; step < MOST_STEPS; step++) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form === undefined ? {} : { method: 'POST', body: form }),
      });
      this.#remember(response.headers.getSetCookie());
      const text = await response.text();
      const location = response.headers.get('location');
      if (location === null) {
        return { url, status: response.status, text };
      }
      url = new URL(location, url);
      form = undefined;
    }
    throw new Error(`${url} sends in circles`);
  }

  // All pages are of one server, over plain HTTP on this machine: paths and flags of cookies do not matter here.
  #remember(cookies) {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value === '' || /max-age=0(;|$)/i.test(cookie)) {
        this.#cookies.delete(name);
      } else {
        this.#cookies.set(name, value);
      }
    }
  }
}

/** The first form of a page that is sent by POST: { action, fields }, with all inputs that have a name. */
export function formIn(page) {
  const form = /<form\b[^>]*\bmethod="post"[^>]*>[\s\S]*?<\/form>/i.exec(page)?.[0];
  if (form === undefined) {
    return undefined;
  }
  const inputs = form.match(/<(?:input|button)\b[^>]*>/gi) ?? [];
  const fields = new URLSearchParams();
  for (const input of inputs) {
    const name = attribute(input, 'name');
    if (name !== undefined) {
      fields.set(name, attribute(input, 'value') ?? '');
    }
  }
  return { action: attribute(/<form\b[^>]*>/i.exec(form)[0], 'action') ?? '', fields };
}

function attribute(tag, name) {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
  return value?.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/').replaceAll('&#61;', '=');
}

function requireApproved({ url, status, text }) {
  if (status !== 200 || !new URL(url).pathname.endsWith('/device/status') || /\berror=/.test(new URL(url).search)) {
    throw new Error(`Keycloak did not take the approval: ${status} at ${url}\n${text.slice(0, 2_000)}`);
  }
}
