-- ARGV: lease in milliseconds. Returns the workers that are alive, as `working.ts` writes them.
return liveWorkers(ARGV[1])
