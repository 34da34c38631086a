-- ARGV: id, token, nonce, surface.
local id = ARGV[1]
local f = fields(id, 'deliveryToken', 'nonce')
if f[2] == ARGV[3] then return 1 end
if f[1] ~= ARGV[2] or call('ZREM', key('telling', ARGV[4]), id) == 0 then return 0 end
call('HSET', jobKey(id), 'deliveredAt', nowMs, 'nonce', ARGV[3])
call('HDEL', jobKey(id), 'deliveryToken')
call('ZADD', key('told'), nowMs, id)
return 1
