-- SPDX-License-Identifier: Apache-2.0
-- create: - -> waiting, with the first token.
-- ARGV: seed, id, principal, metadata, allow, confirmation, token life, waiting, claimed, join, absent, connected,
-- session, keep (ms each), 1 where tokens have a code to type in (else 0), ICE transport policy, digest of the first
-- code ('' where none), trace context ('' where not traced). An id that exists is answered with what it is by now (a
-- repeated request).
-- Gives: 'created' or 'exists', picture, deadline applied, next deadline, token number, its expiry, now.
local p = load_pairing()
if p then
    local ended = apply_deadline(p)
    return { 'exists', picture(p), ended, next_due(p), 0, 0, now }
end
p = {}
local lasts = tonumber(ARGV[8])
-- What relay.lua reads comes first: a small hash is a list, and is searched from its start.
redis.call('HSET', hash, 'id', ARGV[2], 'state', 'waiting', 'due', 0)
for _, role in ipairs({ 'presenter', 'scanner' }) do
    redis.call('HSET', hash, role .. ':epoch', 0, role .. ':last', 0, role .. ':seq', 0, role .. ':count', 0,
        role .. ':bytes', 0, role .. ':replica', '', role .. ':candidates', 0, role .. ':head', '0-0')
end
redis.call('HSET', hash, 'version', 1, 'created-at', now, 'until', now + lasts,
    'presenter:principal', ARGV[3], 'presenter:metadata', ARGV[4], 'allow', ARGV[5], 'confirmation', ARGV[6],
    'tokens', 1, 'token:1', now + ARGV[7], 'token-life', ARGV[7], 'claimed', ARGV[9], 'grace:join', ARGV[10],
    'grace:absent', ARGV[11], 'grace:connected', ARGV[12], 'session', ARGV[13], 'keep', ARGV[14], 'user-code', ARGV[15],
    'ice', ARGV[16], 'typed:1', ARGV[17])
if ARGV[18] ~= '' then
    redis.call('HSET', hash, 'trace', ARGV[18])
end
p = load_pairing()
schedule(p)
forget_at(now + lasts + number(p, 'keep') + 3600000)
return { 'created', picture(p), '', next_due(p), 1, number(p, 'token:1'), now }
