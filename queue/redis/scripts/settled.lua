-- ARGV: quality, then id and stamp of each note. A newer note of the same job stays.
for i = 2, #ARGV, 2 do
  if call('ZSCORE', key('unsettled', ARGV[1]), ARGV[i]) == ARGV[i + 1] then
    call('ZREM', key('unsettled', ARGV[1]), ARGV[i])
  end
end
return 0
