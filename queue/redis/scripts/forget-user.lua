-- ARGV: user. Returns the records dropped.
local dropped = {}
for _, id in ipairs(call('ZRANGE', key('user', ARGV[1]), 0, -1)) do
  local state = fields(id, 'state')[1]
  if state ~= 'queued' and state ~= 'rendering' then
    dropped[#dropped + 1] = record(id)
    drop(id)
  end
end
return dropped
