-- ARGV: id, token, worker, lease in milliseconds. BullMQ gave this job to the token; the record
-- decides whether that stands.
local id = ARGV[1]
local state = fields(id, 'state')[1]
if state == 'rendering' then return { 'busy' } end
if state ~= 'queued' then return { 'ended' } end
call('HINCRBY', jobKey(id), 'attempts', 1)
call('HSET', jobKey(id), 'state', 'rendering', 'startedAt', whole(now), 'token', ARGV[2],
  'worker', ARGV[3])
takeTurn(id)
call('ZADD', key('leases', fields(id, 'quality')[1]), whole(now + tonumber(ARGV[4])), id)
tell(id, 'state')
return { 'claimed', record(id) }
