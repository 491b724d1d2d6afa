// SPDX-License-Identifier: Apache-2.0
import { serve } from '../../load/serve.js';
import { Calls } from './calls.js';
import { Grants } from './grants.js';

let calls;
const grants = {};

serve({
  /** The stack that is called. */
  async ours({ target }) {
    calls = await Calls.at(target);
  },

  /** `count` calls of one kind (create, claim, token), `atOnce` at a time; with a fresh access token each, or with few. */
  call({ kind, count, atOnce, fresh }) {
    return calls[kind](count, atOnce, fresh);
  },

  /** A Keycloak that is called, for the clients it has. */
  keycloak({ target }) {
    Object.assign(grants, Grants.of(target));
  },

  /** `count` device grants of one client, one step of each: start, approve, redeem. */
  grant({ client, step, count, atOnce }) {
    return grants[client][step](count, atOnce);
  },
});
