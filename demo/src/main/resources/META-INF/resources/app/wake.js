// SPDX-License-Identifier: Apache-2.0

/** Keeps the screen on while the page is seen, where the browser can: a code or a picture that goes dark is of no use. */
export function keepAwake() {
  const request = () => {
    if (document.visibilityState === 'visible' && 'wakeLock' in navigator) {
      // Refused on low battery: then the screen goes dark as usual.
      navigator.wakeLock.request('screen').catch(() => undefined);
    }
  };
  document.addEventListener('visibilitychange', request);
  request();
}
