-- ARGV: id, token, surface, lease in milliseconds. Returns 1 while the claim holds.
local id, telling = ARGV[1], key('telling', ARGV[3])
if fields(id, 'deliveryToken')[1] ~= ARGV[2] or not call('ZSCORE', telling, id) then return 0 end
call('ZADD', telling, whole(now + tonumber(ARGV[4])), id)
return 1
