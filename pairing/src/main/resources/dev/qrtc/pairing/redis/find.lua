-- SPDX-License-Identifier: Apache-2.0
-- Reads the pairing, and notices a deadline on the way: the sweeper looks with the same script.
-- ARGV: seed. Gives: 'found' or 'unknown', picture, deadline applied, next deadline, replica of the presenter if it is
-- here, replica of the scanner if it is here, now.
local p = load_pairing()
if not p then
    return { 'unknown' }
end
local ended = apply_deadline(p)
return { 'found', picture(p), ended, next_due(p), p['presenter:here'] == '1' and p['presenter:replica'] or '',
    p['scanner:here'] == '1' and p['scanner:replica'] or '', now }
