-- SPDX-License-Identifier: Apache-2.0
-- A numbered frame for the server itself: connected, failed or bye (paired -> closed).
-- ARGV: seed, role, epoch, id, kind, outcome (of a bye), trace context ('' where not traced).
-- Gives: 'stored', 'repeated', 'stale', 'gap' or 'unknown', last id, outcome if the pairing ended, next deadline, ms from
-- both here and paired to the first `connected`, and from the claim to it (-1 otherwise).
local role, id, kind = ARGV[2], tonumber(ARGV[4]), ARGV[5]
local p = load_pairing()
if not p then
    return { 'unknown', 0, '', 0, -1, -1 }
end
local last = number(p, role .. ':last')
if p[role .. ':epoch'] ~= ARGV[3] then
    return { 'stale', last, '', 0, -1, -1 }
end
local ended = apply_deadline(p)
context = ARGV[7]
if id <= last then
    return { 'repeated', last, ended, next_due(p), -1, -1 }
end
if id > last + 1 then
    return { 'gap', last, ended, next_due(p), -1, -1 }
end
set(p, role .. ':last', id)
local took, since_claim = -1, -1
if kind == 'bye' and p.state ~= 'closed' then
    -- Before they are paired there is nothing to complete: a bye then takes the pairing back.
    ended = p.state == 'paired' and ARGV[6] or 'cancelled'
    close(p, ended)
elseif kind == 'connected' and p.state == 'paired' and not p.connected then
    set(p, 'connected', 1)
    took = now - math.max(number(p, 'both-at'), number(p, 'paired-at'))
    since_claim = now - number(p, 'claim:at')
    schedule(p)
end
return { 'stored', id, ended, next_due(p), took, since_claim }
