-- ARGV: id, highest round.
local id = ARGV[1]
local f = fields(id, 'state', 'surface', 'quality')
if not f[1] then return { 'unknown' } end
if f[1] ~= 'failed' and f[1] ~= 'cancelled' then return { 'not-failed', f[1] } end
call('ZREM', key('untold', f[2]), id)
call('ZREM', key('telling', f[2]), id)
call('ZREM', key('told'), id)
call('HDEL', jobKey(id), 'token', 'worker', 'nonce', 'failure', 'startedAt', 'endedAt', 'deliveredAt',
  'deliveryToken')
call('HSET', jobKey(id), 'state', 'queued', 'attempts', 0, 'availableAt', whole(now))
open(id)
local round = joinLine(id, tonumber(ARGV[2]))
tell(id, 'state')
return { 'queued', record(id), round, unsettled(id, f[3]) }
