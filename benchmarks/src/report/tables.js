// SPDX-License-Identifier: Apache-2.0
import { pairedRatio } from '../figures/ratio.js';
import { figure, table } from './markdown.js';

const TITLES = {
  qrtc: 'qrtc, 2 replicas, durable',
  'qrtc-base': 'qrtc, the other checkout',
  socketio: 'socket.io with Redis adapter, 2 instances',
  peerjs: 'PeerJS server, 1 process',
  ws: 'bare ws relay, 1 process',
};

const makers = { relay, latency, setup, pairings, idle, resume };

/** The tables of all parts that ran: [{ part, title, text }]. */
export function tables(results) {
  return Object.entries(makers)
    .filter(([part]) => results[part] !== undefined)
    .flatMap(([part, make]) => make(results[part]).map((one) => ({ part, ...one })));
}

function times(of, to, key, digits = 2) {
  return figure(pairedRatio(of, to, key), digits);
}

function relay(found) {
  const head = [
    'relay at saturation',
    'frames per service CPU s',
    'against socket.io',
    'frames/s',
    'Redis us a frame',
    'service cores',
    'reconnections',
  ];
  const rows = Object.entries(found).map(([name, f]) => [
    TITLES[name],
    figure(f.framesPerServiceCpuSecond),
    times(f, found.socketio, 'framesPerServiceCpuSecond'),
    figure(f.framesPerSecond),
    figure(f.redisMicrosPerFrame, 1),
    figure(f.serviceCores, 2),
    figure(f.reconnections),
  ]);
  return [{ title: 'Relayed frames per CPU second', text: table(head, rows) }];
}

function latency(found) {
  const one = (of, rate, title) => {
    const head = [`${figure(rate)} frames/s`, 'p50 ms', 'p99 ms', 'p99 against socket.io', 'service cores'];
    const rows = Object.entries(of).map(([name, f]) => [
      TITLES[name],
      figure(f.p50, 2),
      figure(f.p99, 2),
      times(f, of.socketio, 'p99'),
      figure(f.serviceCores, 2),
    ]);
    return { title, text: table(head, rows) };
  };
  const all = [one(found.atRate, found.rate, 'Latency at equal load')];
  if (found.atShare !== undefined) {
    all.push(one(found.atShare, found.shareRate, 'Latency at 70 % of the maximum of the slower of qrtc and socket.io'));
  }
  return all;
}

function setup(found) {
  const head = ['set-up', 'connections/s', 'against socket.io', 'service CPU ms each', 'Redis CPU ms each'];
  const rows = Object.entries(found).map(([name, f]) => [
    TITLES[name],
    figure(f.connectionsPerSecond),
    times(f, found.socketio, 'connectionsPerSecond'),
    figure(f.serviceCpuMs, 2),
    figure(f.redisCpuMs, 2),
  ]);
  return [{ title: 'Connection set-up', text: table(head, rows) }];
}

function pairings(f) {
  const head = [
    'whole pairings',
    'pairings/s',
    'token-service CPU ms',
    'signaling CPU ms',
    'Redis CPU ms',
    'load generator CPU ms',
  ];
  const row = [
    'qrtc',
    figure(f.pairingsPerSecond),
    ...['token', 'signaling', 'redis', 'load'].map((part) => figure(f[part], 2)),
  ];
  return [{ title: 'Whole pairings', text: table(head, [row]) }];
}

function idle(found) {
  const counts = Object.values(found)[0].steps.map(({ connections }) => connections);
  const head = [
    'idle',
    ...counts.map((count) => `KiB each at ${figure(count)}`),
    'KiB each beyond the first step',
    'MiB before',
  ];
  const rows = Object.entries(found).map(([name, { steps, beforeMib }]) => [
    TITLES[name],
    ...steps.map(({ kibAConnection }) => figure(kibAConnection, 1)),
    figure(marginal(steps), 1),
    figure(beforeMib),
  ]);
  return [{ title: 'Idle connections', text: table(head, rows) }];
}

/** What each connection between the first step and the last cost. */
export function marginal(steps) {
  const [first, last] = [steps[0], steps.at(-1)];
  const total = (step) => step.kibAConnection * step.connections;
  return (total(last) - total(first)) / (last.connections - first.connections);
}

function resume(f) {
  const head = [
    'a replica killed',
    'held',
    'lost with it',
    'back, complete',
    'back, not complete',
    'resyncs',
    'others disturbed',
    'last back after s',
    'payloads after that',
  ];
  const row = ['qrtc', f.connections, f.lost, f.complete, f.incomplete, f.resyncs, f.others, f.seconds, f.exchanged];
  return [
    {
      title: 'Connections resumed',
      text: table(head, [row.map((cell, i) => (i === 0 ? cell : figure(cell, i === 7 ? 1 : 0)))]),
    },
  ];
}
