-- SPDX-License-Identifier: Apache-2.0
-- What a claim would meet: reads only, but for a deadline that is noticed on the way.
-- ARGV: seed, token number (0: of the typed code), digest of the typed code ('' for a scanned one).
-- Gives: 'open', 'taken', 'expired', 'closed' or 'unknown', picture, deadline applied, next deadline; then ms for which an
-- open code is good.
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
if p.state == 'closed' then
    return { 'closed', picture(p), ended, next_due(p) }
end
if p['claim:id'] then
    return { 'taken', picture(p), ended, next_due(p) }
end
local left = number(p, 'token:' .. token_of(p, ARGV[2], ARGV[3])) - now
if left <= 0 then
    return { 'expired', picture(p), ended, next_due(p) }
end
return { 'open', picture(p), ended, next_due(p), left }
