-- ARGV: before, at most so many. Returns how many were dropped.
local ids = call('ZRANGE', key('told'), '-inf', '(' .. ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do drop(id) end
return #ids
