// SPDX-License-Identifier: Apache-2.0
// A realm that makes device grants as cheap as Keycloak can: no events, no ID and refresh tokens, no claims that nobody asked for.

export const REALM = 'bench';

export function realm({ client, users }) {
  return {
    realm: REALM,
    enabled: true,
    sslRequired: 'none',
    eventsEnabled: false,
    adminEventsEnabled: false,
    bruteForceProtected: false,
    defaultSignatureAlgorithm: 'ES256',
    oauth2DeviceCodeLifespan: 3_600,
    oauth2DevicePollingInterval: 1,
    ssoSessionIdleTimeout: 7_200,
    components: { 'org.keycloak.keys.KeyProvider': keys() },
    clients: [deviceClient(client)],
    users: users.map(person),
  };
}

function keys() {
  const key = (providerId, config) => ({ name: providerId, providerId, config: { ...config, priority: ['100'] } });
  return [
    key('ecdsa-generated', { ecdsaEllipticCurveKey: ['P-256'] }),
    key('hmac-generated', { algorithm: ['HS512'] }),
    key('aes-generated', {}),
  ];
}

function deviceClient({ id, secret }) {
  return {
    clientId: id,
    secret,
    enabled: true,
    publicClient: false,
    clientAuthenticatorType: 'client-secret',
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
    fullScopeAllowed: false,
    defaultClientScopes: [],
    optionalClientScopes: [],
    attributes: {
      'oauth2.device.authorization.grant.enabled': 'true',
      'use.refresh.tokens': 'false',
      'access.token.signed.response.alg': 'ES256',
    },
  };
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
