-- SPDX-License-Identifier: Apache-2.0
-- renew: waiting -> waiting, one more token; the older ones keep their own expiry.
-- ARGV: seed, digest of the code to type in that stands for it ('' where none). Gives: 'renewed', 'wrong-state' or 'unknown', picture, deadline applied, next deadline, number, expiry, now.
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
if p.state ~= 'waiting' then
    return { 'wrong-state', picture(p), ended, next_due(p) }
end
local n = number(p, 'tokens') + 1
set(p, 'tokens', n)
-- No token outlives the time in which it could be claimed.
set(p, 'token:' .. n, math.min(now + number(p, 'token-life'), number(p, 'until')))
if ARGV[2] ~= '' then
    set(p, 'typed:' .. n, ARGV[2])
end
-- A token that has expired is as unknown as one that never was.
local oldest = math.max(1, number(p, 'oldest'))
while oldest < n and number(p, 'token:' .. oldest) <= now do
    redis.call('HDEL', hash, 'token:' .. oldest, 'typed:' .. oldest)
    oldest = oldest + 1
end
set(p, 'oldest', oldest)
return { 'renewed', picture(p), ended, next_due(p), n, number(p, 'token:' .. n), now }
