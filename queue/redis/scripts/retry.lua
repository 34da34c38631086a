-- ARGV: id, highest round.
local id = ARGV[1]
local f = fields(id, 'state', 'surface', 'quality', 'priority', 'userId', 'communityId')
if not f[1] then return { 'unknown' } end
if f[1] ~= 'failed' and f[1] ~= 'cancelled' then return { 'not-failed', f[1] } end
call('ZREM', key('untold', f[2]), id)
call('ZREM', key('telling', f[2]), id)
call('ZREM', key('told'), id)
call('HDEL', jobKey(id), 'token', 'worker', 'nonce', 'failure', 'startedAt', 'endedAt', 'deliveredAt',
  'deliveryToken')
call('SADD', key('open:user', f[5]), id)
if f[6] ~= '' then call('SADD', key('open:community', f[6]), id) end
local round = joinLine(id, f[3] .. ':' .. f[4], f[5], tonumber(ARGV[2]))
call('HSET', jobKey(id), 'state', 'queued', 'attempts', 0, 'availableAt', nowMs, 'round', round)
tell('state', id, f[5], f[2], 'queued', '')
return { 'queued', record(id), round, unsettled(id, f[3]) }
