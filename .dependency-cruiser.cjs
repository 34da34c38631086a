/** The arrows of docs/architecture.md: which room may import which, and who may touch an outside thing. */
const room = (name, allowed) => ({
  name: `engine-${name}`,
  severity: 'error',
  comment: `engine/${name} may import only itself, core${allowed.length ? ` and ${allowed.join(', ')}` : ''}`,
  from: { path: `^engine/${name}/` },
  to: { path: '^engine/', pathNot: `^engine/(${[name, 'core', ...allowed].join('|')})/` },
});
const only = (name, packages, owner) => ({
  name: `only-${name}`,
  severity: 'error',
  comment: `only ${owner} imports ${packages}`,
  from: { path: '^(engine|bot|commands|queue)/', pathNot: `^${owner}` },
  to: { path: `node_modules/${packages}/` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'sources-never-import-tests',
      severity: 'error',
      from: { path: '^(queue|engine)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'queue-stands-alone',
      severity: 'error',
      comment: 'queue imports nothing of the others',
      from: { path: '^queue/' },
      to: { path: '^(engine|bot|commands)/' },
    },
    {
      name: 'only-the-worker-knows-the-queue',
      severity: 'error',
      from: { path: '^engine/', pathNot: '^engine/worker/' },
      to: { path: '^queue/' },
    },
    {
      name: 'engine-worker',
      severity: 'error',
      comment: 'the worker knows the render process and what to ask of it, not how clips are made',
      from: { path: '^engine/worker/' },
      to: {
        path: '^engine/',
        pathNot: '^engine/((worker|child|core)/|(render-request|progress)[.]ts)',
      },
    },
    {
      name: 'nobody-imports-the-worker',
      severity: 'error',
      from: { path: '^(engine|queue)/', pathNot: '^engine/worker/' },
      to: { path: '^engine/worker/' },
    },
    room('core', []),
    room('runtime', []),
    room('perception', ['runtime']),
    room('motion', []),
    room('puppet', []),
    room('finish', []),
    room('video', []),
    only('sharp', 'sharp', 'engine/perception/'),
    only('ffmpeg', '(fluent-ffmpeg|@ffmpeg-installer)', 'engine/video/'),
    only('litert', '@litertjs', 'engine/runtime/'),
    only('sqlite', '(node:)?sqlite', 'queue/sqlite/'),
    only('redis', '(bullmq|ioredis)', 'queue/redis/'),
    only('s3', '@aws-sdk', 'queue/s3/'),
    only('opencv', '@techstark', 'engine/runtime/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
