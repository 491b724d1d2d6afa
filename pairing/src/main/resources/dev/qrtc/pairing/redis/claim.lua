-- SPDX-License-Identifier: Apache-2.0
-- claim: waiting -> paired, or -> claimed where the presenter wants to confirm. Exactly one claim wins.
-- ARGV: seed, token number (0: of the typed code), via, principal, metadata, claim id, key digest, request digest ('' where
-- none), digest of the typed code ('' for a scanned one), trace context ('' where not traced).
-- Gives: 'won', 'again', 'taken', 'expired', 'closed' or 'unknown', picture, deadline applied, next deadline, ms since
-- creation.
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
context = ARGV[10]
if p.state == 'closed' then
    return { 'closed', picture(p), ended, next_due(p) }
end
if p['claim:id'] then
    -- The winner whose answer was lost asks again; the same key with another request is not the same request.
    if ARGV[7] ~= '' and p['claim:key'] == ARGV[7] and p['claim:request'] == ARGV[8] then
        return { 'again', picture(p), ended, next_due(p), 0 }
    end
    -- Whoever loses may hold a photograph of the code, another device of the same user included: the presenter is told.
    if number(p, 'contention-at') + 10000 <= now then
        set(p, 'contention-at', now)
        append(p, 'presenter', 'contention', '{"type":"contention"}')
    end
    return { 'taken', picture(p), ended, next_due(p) }
end
local token = token_of(p, ARGV[2], ARGV[9])
if number(p, 'token:' .. token) <= now then
    return { 'expired', picture(p), ended, next_due(p) }
end
redis.call('HSET', hash, 'claim:id', ARGV[6], 'claim:token', token, 'claim:via', ARGV[3], 'claim:key', ARGV[7],
    'claim:request', ARGV[8], 'claim:at', now, 'scanner:principal', ARGV[4], 'scanner:metadata', ARGV[5])
p = load_pairing()
if p.confirmation == '1' then
    set(p, 'state', 'claimed')
    set(p, 'until', now + number(p, 'claimed'))
    tell_claim(p, 'presenter', 'claimed')
    schedule(p)
else
    pair(p)
end
changed(p)
return { 'won', picture(p), ended, next_due(p), now - number(p, 'created-at') }
