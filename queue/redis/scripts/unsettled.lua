-- ARGV: quality, age in milliseconds, at most so many. What BullMQ should have followed by now:
-- id, stamp, state by the record ('' when it is gone), round, priority, wait in milliseconds, token.
local before = whole((now - tonumber(ARGV[2])) * 1000)
local ids = call('ZRANGE', key('unsettled', ARGV[1]), '-inf', before, 'BYSCORE', 'LIMIT', 0, ARGV[3],
  'WITHSCORES')
local notes = {}
for i = 1, #ids, 2 do
  local f = fields(ids[i], 'state', 'round', 'priority', 'availableAt')
  local wait = math.max(0, tonumber(f[4] or 0) - now)
  notes[#notes + 1] = { ids[i], ids[i + 1], f[1] or '', f[2] or '0', f[3] or '0', whole(wait) }
end
return notes
