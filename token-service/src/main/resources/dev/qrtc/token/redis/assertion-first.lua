-- SPDX-License-Identifier: Apache-2.0
-- Notes that an assertion was used.
-- KEYS[1]: of its client and its id. ARGV[1]: until when it is kept, in ms since 1970. Gives: 1 for the first use, else 0.
return redis.call('SET', KEYS[1], '1', 'NX', 'PXAT', ARGV[1]) and 1 or 0
