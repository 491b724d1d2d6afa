// SPDX-License-Identifier: Apache-2.0
// What storing and announcing a frame costs each node of a Redis Cluster; figures in docs/adr/0007-redis-cluster.md.
//   node cluster-pubsub.mjs <path of redis-server> [frames] [bytes of a frame]
// Starts one Redis, then a cluster of three, on free loopback ports, and stops them.
import { spawn, execFileSync } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'

const [binary, frames = '30000', bytes = '700'] = process.argv.slice(2)
const frame = 'x'.repeat(Number(bytes))
const WINDOW = 64
const ROUNDS = 7

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => done(port))
  })
})

class Wire {
  waiting = []
  heard = 0
  buffer = ''
  constructor(port) {
    this.socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1')
    this.socket.on('data', (text) => { this.buffer += text; this.read() })
    this.socket.on('error', () => {})
  }
  say(...words) {
    this.socket.write(`*${words.length}\r\n` + words.map((word) => `$${Buffer.byteLength(String(word))}\r\n${word}\r\n`).join(''))
    return new Promise((done) => this.waiting.push(done))
  }
  read() {
    for (;;) {
      const found = parse(this.buffer, 0)
      if (!found) return
      this.buffer = this.buffer.slice(found.end)
      const next = this.waiting.shift()
      if (next) next(found.value)
      else this.heard++
    }
  }
}

function parse(text, from) {
  const cut = text.indexOf('\r\n', from)
  if (cut < 0) return null
  const rest = text.slice(from + 1, cut)
  let end = cut + 2
  switch (text[from]) {
    case '$': {
      if (rest === '-1') return { value: null, end }
      const length = Number(rest)
      return text.length < end + length + 2 ? null : { value: text.slice(end, end + length), end: end + length + 2 }
    }
    case '*': {
      const value = []
      for (let i = 0; i < Number(rest); i++) {
        const item = parse(text, end)
        if (!item) return null
        value.push(item.value)
        end = item.end
      }
      return { value, end }
    }
    case '-': return { value: new Error(rest), end }
    default: return { value: rest, end }
  }
}

async function start(clustered) {
  const port = await freePort()
  const bus = await freePort()
  const directory = mkdtempSync(join(tmpdir(), 'qrtc-cluster-'))
  const process = spawn(binary, ['--port', port, '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no',
    ...(clustered ? ['--cluster-enabled', 'yes', '--cluster-port', bus] : [])], { stdio: 'ignore' })
  let wire
  for (;;) {
    wire = new Wire(port)
    const pong = await Promise.race([wire.say('PING'), new Promise((done) => setTimeout(done, 100))])
    if (pong === 'PONG') return { port, bus, directory, process, wire }
  }
}

async function cluster() {
  const nodes = [await start(true), await start(true), await start(true)]
  for (const [i, node] of nodes.entries()) {
    await node.wire.say('CLUSTER', 'ADDSLOTSRANGE', Math.floor(i * 16384 / 3), Math.floor((i + 1) * 16384 / 3) - 1)
    await nodes[0].wire.say('CLUSTER', 'MEET', '127.0.0.1', node.port, node.bus)
  }
  for (const node of nodes) {
    while (!/cluster_state:ok[^]*cluster_known_nodes:3/.test(await node.wire.say('CLUSTER', 'INFO'))) { /* it gossips */ }
  }
  return nodes
}

// A name that ends so that its slot is served by the node; and the slot.
async function nameOn(nodes, index, name) {
  for (let i = 0; ; i++) {
    const slot = nodes.length === 1 ? 0 : Number(await nodes[0].wire.say('CLUSTER', 'KEYSLOT', name + i))
    if (nodes.length === 1 || Math.floor(slot * 3 / 16384) === index) return name + i
  }
}

const cpu = async (node) => {
  const info = await node.wire.say('INFO', 'cpu')
  return 1e6 * (Number(/used_cpu_sys:([\d.]+)/.exec(info)[1]) + Number(/used_cpu_user:([\d.]+)/.exec(info)[1]))
}

// What the kernel has sent for this node's ends of the bus.
const busBytes = (nodes) => nodes.map((node) => {
  const out = execFileSync('ss', ['-tinHp'], { encoding: 'utf8' }).split('\n')
  const ports = nodes.map((other) => `:${other.bus}`)
  let sum = 0
  for (let i = 0; i < out.length; i++) {
    const isBus = ports.some((port) => out[i].split(/\s+/).some((word) => word.endsWith(port)))
    if (isBus && out[i].includes(`pid=${node.process.pid},`)) {
      sum += Number(/bytes_sent:(\d+)/.exec(out[i + 1])?.[1] ?? 0)
    }
  }
  return sum
})

const results = new Map()
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)].toFixed(1)

async function run(title, nodes, publish) {
  // Three replicas, each with one channel, subscribed at a node each; mailboxes in slots of every node.
  const n = nodes.length
  const subscribers = []
  const plan = []
  for (let i = 0; i < 3; i++) {
    const box = await nameOn(nodes, i, 'box')
    for (let replica = 0; replica < 3; replica++) {
      // Sharded: a replica has a channel in the very slot of the mailbox.
      const channel = publish === 'SPUBLISH' ? `replica${replica}{${box}}` : `replica${replica}`
      plan.push({ node: nodes[i % n], box: publish === 'SPUBLISH' ? `{${box}}` : box, channel })
      if (publish === 'SPUBLISH' || i === 0) {
        const wire = new Wire(nodes[publish === 'SPUBLISH' ? i % n : replica % n].port)
        if (publish) await wire.say(publish === 'SPUBLISH' ? 'SSUBSCRIBE' : 'SUBSCRIBE', channel)
        subscribers.push(wire)
      }
    }
  }
  const script = "redis.call('XADD', KEYS[1], 'MAXLEN', '~', '100', '*', 'k', 'candidate', 'f', ARGV[1]) "
    + (publish ? `redis.call('${publish}', ARGV[2], ARGV[1]) ` : '') + 'return 1'
  const shas = new Map()
  for (const node of nodes) shas.set(node, await node.wire.say('SCRIPT', 'LOAD', script))
  const before = await Promise.all(nodes.map(cpu))
  const busBefore = n > 1 ? busBytes(nodes) : [0]
  let next = 0
  const worker = async () => {
    while (next < Number(frames)) {
      const to = plan[next++ % plan.length]
      const answer = await to.node.wire.say('EVALSHA', shas.get(to.node), 1, to.box, frame, to.channel)
      if (answer instanceof Error) throw answer
    }
  }
  await Promise.all(Array.from({ length: WINDOW }, worker))
  while (publish && subscribers.reduce((sum, one) => sum + one.heard, 0) < Number(frames)) await new Promise((done) => setTimeout(done, 5))
  const after = await Promise.all(nodes.map(cpu))
  const bus = n > 1 ? busBytes(nodes).map((sent, i) => sent - busBefore[i]) : [0]
  const each = after.map((used, i) => (used - before[i]) / Number(frames))
  const sent = bus.reduce((a, b) => a + b) / Number(frames)
  results.set(title, [...(results.get(title) ?? []), { each, sum: each.reduce((a, b) => a + b), sent }])
  subscribers.forEach((one) => one.socket.destroy())
}

const single = [await start(false)]
const three = await cluster()
try {
  console.log(/redis_version:\S+/.exec(await single[0].wire.say('INFO', 'server'))[0], `${frames} frames of ${bytes} bytes, load ${loadavg()[0].toFixed(1)}`)
  for (let round = 1; round <= ROUNDS; round++) {
    await run('one node, stored', single, '')
    await run('one node, stored and PUBLISH', single, 'PUBLISH')
    await run('three nodes, stored', three, '')
    await run('three nodes, stored and PUBLISH', three, 'PUBLISH')
    await run('three nodes, stored and SPUBLISH', three, 'SPUBLISH')
  }
  for (const [title, rounds] of results) {
    const sums = rounds.map((round) => round.sum)
    console.log(`| ${title} | ${rounds[0].each.map((_, i) => median(rounds.map((round) => round.each[i]))).join(' + ')} `
      + `| ${median(sums)} (${Math.min(...sums).toFixed(1)} to ${Math.max(...sums).toFixed(1)}) | ${Math.round(median(rounds.map((round) => round.sent)))} |`)
  }
  // What a script may SPUBLISH to: its key's slot, another slot of the same node, a slot of another node.
  const box = await nameOn(three, 0, 'box')
  for (const [what, channel] of [['same slot', `x{${box}}`], ['same node', await nameOn(three, 0, 'chan')], ['other node', await nameOn(three, 1, 'chan')]]) {
    console.log('SPUBLISH,', what, String(await three[0].wire.say('EVAL', "return redis.call('SPUBLISH', ARGV[1], 'x')", 1, box, channel)))
  }
} finally {
  for (const node of [...single, ...three]) {
    node.process.kill()
    rmSync(node.directory, { recursive: true, force: true })
  }
  process.exit()
}
