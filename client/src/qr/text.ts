// SPDX-License-Identifier: Apache-2.0
import { fromBase64url, toBase64url } from '../base64url.js';
import { compact, expand, PREFIX } from './compact.js';

/** What a QR code of ours says: the token for the server, and the secret that the server must not see. */
export interface CodeText {
  readonly token: string;
  readonly secret?: Uint8Array;
}

const PLAIN = /^([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)(?:~([A-Za-z0-9_-]{22}))?$/;
/** What version 40 holds at level L: bytes of a plain text, characters of a compact one. */
const LONGEST = { plain: 2953, compact: 4296 };

/** The text of a code: `<pairing token>~<QR secret>`, or its compact form where the token has one; protocol, section 3. */
export function composeText(token: string, secret: Uint8Array, encoding: 'plain' | 'compact' = 'plain'): string {
  const short = encoding === 'compact' ? compact({ token, secret }) : undefined;
  return short ?? `${token}~${toBase64url(secret)}`;
}

/** Reads the text of a code, plain or compact; undefined where it is not one of ours. */
export function parseText(text: string): CodeText | undefined {
  if (text.startsWith(PREFIX)) {
    return text.length > LONGEST.compact ? undefined : expand(text);
  }
  if (text.length > LONGEST.plain) {
    return undefined;
  }
  const [, token, secretText] = PLAIN.exec(text) ?? [];
  if (token === undefined || secretText === undefined) {
    return token === undefined ? undefined : { token };
  }
  const secret = fromBase64url(secretText);
  return secret === undefined ? undefined : { token, secret };
}

/** The `jti` of a pairing token; unverified, as only the server can verify it. */
export function jtiOf(token: string): string | undefined {
  const payload = fromBase64url(token.split('.')[1] ?? '');
  try {
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
    const jti = typeof claims === 'object' && claims !== null && 'jti' in claims ? claims.jti : undefined;
    return typeof jti === 'string' ? jti : undefined;
  } catch {
    return undefined;
  }
}
