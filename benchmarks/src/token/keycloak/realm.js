// SPDX-License-Identifier: Apache-2.0
// A realm that keeps no events and counts no failures.
import { registration } from './clients.js';

export const REALM = 'bench';

export function realm({ clients, users }) {
  return {
    realm: REALM,
    enabled: true,
    sslRequired: 'none',
    eventsEnabled: false,
    adminEventsEnabled: false,
    bruteForceProtected: false,
    oauth2DeviceCodeLifespan: 3_600,
    oauth2DevicePollingInterval: 1,
    ssoSessionIdleTimeout: 7_200,
    components: { 'org.keycloak.keys.KeyProvider': keys() },
    clients: Object.values(clients).map(registration),
    users: users.map(person),
  };
}

function keys() {
  const key = (providerId, config) => ({ name: providerId, providerId, config: { ...config, priority: ['100'] } });
  return [
    key('ecdsa-generated', { ecdsaEllipticCurveKey: ['P-256'] }),
    key('rsa-generated', { keySize: ['2048'] }),
    key('hmac-generated', { algorithm: ['HS512'] }),
    key('aes-generated', {}),
  ];
}

function person({ name, password }) {
  return {
    username: name,
    enabled: true,
    email: `${name}@example.org`,
    emailVerified: true,
    firstName: name,
    lastName: name,
    credentials: [{ type: 'password', value: password }],
  };
}
