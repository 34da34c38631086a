-- ARGV: id, token, lease in milliseconds, progress or ''.
local id = ARGV[1]
local f = fields(id, 'state', 'token', 'quality', 'worker', 'userId', 'surface')
if f[2] ~= ARGV[2] then return 'lost' end
if f[1] == 'cancelled' then return 'cancelled' end
if f[1] ~= 'rendering' then return 'lost' end
call('ZADD', key('leases', f[3]), whole(now + tonumber(ARGV[3])), id)
-- One that has signed off stays away.
call('ZADD', key('workers'), 'XX', nowMs, f[4])
if ARGV[4] ~= '' then
  call('HSET', jobKey(id), 'progress', ARGV[4], 'progressAt', nowMs)
  tell('progress', id, f[5], f[6], f[1], ARGV[4])
end
return 'held'
