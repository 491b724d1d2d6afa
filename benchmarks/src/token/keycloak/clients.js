// SPDX-License-Identifier: Apache-2.0
// Clients that ask for device grants in different ways.
import { createPrivateKey, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LIFE_SECONDS = 60;

/** One ES256 signature and no more: its client has no scopes, and its tokens no claims but those that each has. */
const SLIM = {
  fullScopeAllowed: false,
  defaultClientScopes: [],
  optionalClientScopes: [],
  attributes: { 'use.refresh.tokens': 'false', 'access.token.signed.response.alg': 'ES256' },
};

/** As a client is when somebody makes one in the console, and asks for an identity. */
const USUAL = {
  defaultClientScopes: ['web-origins', 'acr', 'roles', 'profile', 'basic', 'email'],
  attributes: { 'access.token.signed.response.alg': 'RS256', 'id.token.signed.response.alg': 'RS256' },
};

/**
 * { secret, signed, usual }: Keycloak's best case; the same with an ES256 assertion for each call, as our access tokens are; and
 * as it comes. Each { id, secret, scope, jwk } goes to the load generator.
 */
export function clients() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = () => randomBytes(16).toString('hex');
  return {
    secret: { id: 'secret', secret: secret() },
    signed: { id: 'signed', jwk: { ...privateKey.export({ format: 'jwk' }), kid: 'signed', alg: 'ES256', use: 'sig' } },
    usual: { id: 'usual', secret: secret(), scope: 'openid' },
  };
}

/** What Keycloak is told of one of them. */
export function registration({ id, secret, scope, jwk }) {
  const { attributes, ...rest } = scope === undefined ? SLIM : USUAL;
  return {
    clientId: id,
    enabled: true,
    publicClient: false,
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
    ...rest,
    ...(jwk === undefined
      ? { clientAuthenticatorType: 'client-secret', secret }
      : { clientAuthenticatorType: 'client-jwt' }),
    attributes: {
      'oauth2.device.authorization.grant.enabled': 'true',
      ...attributes,
      ...(jwk !== undefined && {
        'use.jwks.string': 'true',
        'jwks.string': JSON.stringify({ keys: [publicHalf(jwk)] }),
      }),
    },
  };
}

function publicHalf({ d, ...jwk }) {
  return jwk;
}

/** How a client says who it is: gives a function for the members of each form, and the headers of each. */
export function credentials({ id, secret, jwk }, issuer) {
  if (jwk === undefined) {
    return {
      headers: { authorization: 'Basic ' + Buffer.from(`${id}:${secret}`).toString('base64') },
      members: () => ({}),
    };
  }
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const header = encode({ alg: 'ES256', kid: jwk.kid, typ: 'JWT' });
  return {
    headers: {},
    members: () => ({
      client_id: id,
      client_assertion_type: ASSERTION,
      client_assertion: assertion(id, issuer, header, key),
    }),
  };
}

// RFC 7523, 3.
function assertion(id, issuer, header, key) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: id, sub: id, aud: issuer, jti: randomUUID(), iat: now, exp: now + LIFE_SECONDS };
  const input = `${header}.${encode(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
