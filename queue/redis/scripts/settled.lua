-- ARGV: of each note the quality, the id and the stamp. A newer note of the same job stays.
for i = 1, #ARGV, 3 do
  local notes = key('unsettled', ARGV[i])
  if call('ZSCORE', notes, ARGV[i + 1]) == ARGV[i + 2] then call('ZREM', notes, ARGV[i + 1]) end
end
return 0
