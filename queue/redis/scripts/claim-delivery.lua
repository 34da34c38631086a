-- ARGV: surface, token, lease in milliseconds.
local untold, telling = key('untold', ARGV[1]), key('telling', ARGV[1])
local longest = whole(now + tonumber(ARGV[3]))
local function lapse(from, to)
  for _, id in ipairs(call('ZRANGE', telling, from, to, 'BYSCORE')) do
    call('ZREM', telling, id)
    call('ZADD', untold, fields(id, 'endedAt')[1], id)
  end
end
lapse('-inf', nowMs)
-- A lease longer than a whole one: the clock was set back.
lapse('(' .. longest, '+inf')
local id = call('ZRANGE', untold, 0, 0)[1]
if not id then return false end
call('ZREM', untold, id)
call('ZADD', telling, longest, id)
call('HSET', jobKey(id), 'deliveryToken', ARGV[2])
return record(id)
