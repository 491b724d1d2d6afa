-- SPDX-License-Identifier: Apache-2.0
-- accept: claimed -> paired; reject: claimed -> closed.
-- ARGV: seed, 1 to accept or 0, trace context ('' where not traced). Gives: 'moved', 'wrong-state' or 'unknown', picture,
-- outcome if this closed it, next deadline.
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
context = ARGV[3]
if p.state ~= 'claimed' then
    return { 'wrong-state', picture(p), ended, next_due(p) }
end
if ARGV[2] == '1' then
    pair(p)
    changed(p)
else
    close(p, 'rejected')
    ended = 'rejected'
end
return { 'moved', picture(p), ended, next_due(p) }
