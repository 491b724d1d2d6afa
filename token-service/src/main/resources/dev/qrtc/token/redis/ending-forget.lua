-- SPDX-License-Identifier: Apache-2.0
-- Forgets that a device has to be looked after, unless somebody has noted it anew since.
-- KEYS: the devices to look after (by when). ARGV: device, the time under which it was noted or taken.
if redis.call('ZSCORE', KEYS[1], ARGV[1]) == ARGV[2] then
    return redis.call('ZREM', KEYS[1], ARGV[1])
end
return 0
