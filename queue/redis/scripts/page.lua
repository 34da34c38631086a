-- ARGV: index, upper end of the job numbers, as ZRANGE takes it, at most so many.
local ids = call('ZRANGE', key(ARGV[1]), ARGV[2], '-inf', 'BYSCORE', 'REV', 'LIMIT', 0, ARGV[3])
local page = {}
for _, id in ipairs(ids) do page[#page + 1] = record(id) end
return page
