// SPDX-License-Identifier: Apache-2.0
import type { Replica } from './stack.js';

/** The value of a metric at one replica, summed over the labels that are not asked for; 0 where it has none yet. */
export async function metric(replica: Replica, name: string, labels: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(new URL('/q/metrics', replica.management));
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return (await answer.text())
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => wanted.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

export function everywhere(
  replicas: readonly Replica[],
  name: string,
  labels: Record<string, string> = {},
): Promise<number[]> {
  return Promise.all(replicas.map((replica) => metric(replica, name, labels)));
}

/** Over all replicas of a service. */
export async function total(
  replicas: readonly Replica[],
  name: string,
  labels: Record<string, string> = {},
): Promise<number> {
  return (await everywhere(replicas, name, labels)).reduce((sum, value) => sum + value, 0);
}
