-- SPDX-License-Identifier: Apache-2.0
-- A peer has everything up to a cursor: the mailbox lets go of it.
-- ARGV: seed, role, epoch, cursor. Gives: 1 where it was done, 0 where the epoch is not current or the cursor not known.
local role, cursor = ARGV[2], ARGV[4]
local f = redis.call('HMGET', hash, role .. ':epoch', role .. ':count', role .. ':bytes', role .. ':head')
if f[1] ~= ARGV[3] then
    return 0
end
if cursor ~= f[4] and #redis.call('XRANGE', boxes[role], cursor, cursor) == 0 then
    return 0
end
local count, bytes = 0, 0
for _, entry in ipairs(redis.call('XRANGE', boxes[role], '-', cursor)) do
    count = count + 1
    bytes = bytes + #entry[2][4]
    redis.call('XDEL', boxes[role], entry[1])
end
redis.call('HSET', hash, role .. ':read', cursor, role .. ':count', f[2] - count, role .. ':bytes', f[3] - bytes)
return 1
