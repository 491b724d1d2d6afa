// SPDX-License-Identifier: Apache-2.0
import { request } from 'node:http';

/** POST; gives the answer's JSON, and fails where its status is none of success. */
export function post(agent, url, body, headers) {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (text += part));
        response.on('end', () => {
          if (response.statusCode >= 300) {
            reject(new Error(`${url} answered ${response.statusCode}: ${text}`));
          } else {
            resolve(JSON.parse(text));
          }
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

/** The headers of an OAuth client that comes with its secret (RFC 6749, 2.3.1) and a form. */
export function clientForm({ id, secret }) {
  return {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: 'Basic ' + Buffer.from(`${id}:${secret}`).toString('base64'),
  };
}
