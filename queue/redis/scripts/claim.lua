-- ARGV: id, token, worker, lease in milliseconds, what a clip of its quality is taken to need unless
-- measured, milliseconds. BullMQ gave this job to the token; the record decides whether that stands.
local id = ARGV[1]
local f = fields(id, 'state', 'quality', 'priority', 'round', 'userId', 'surface')
if f[1] == 'rendering' then return { 'busy' } end
if f[1] ~= 'queued' then return { 'ended' } end
call('HINCRBY', jobKey(id), 'attempts', 1)
call('HSET', jobKey(id), 'state', 'rendering', 'startedAt', nowMs, 'token', ARGV[2],
  'worker', ARGV[3])
takeTurn(id, f[2] .. ':' .. f[3], f[4])
takeShare(f[2], ARGV[5])
call('ZADD', key('leases', f[2]), whole(now + tonumber(ARGV[4])), id)
tell('state', id, f[5], f[6], 'rendering', '')
return { 'claimed', record(id) }
