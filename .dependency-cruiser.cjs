/** Import rules of the house. Each message says what to do instead. */
const rooms = ['platform', 'design', 'field', 'inbox', 'reading', 'measures', 'releases', 'api', 'web'];
const mayImport = {
  platform: [],
  measures: [],
  design: ['platform', 'measures'],
  field: ['platform', 'measures', 'design'],
  inbox: ['platform', 'measures', 'design', 'field'],
  reading: ['platform', 'measures', 'design', 'field', 'inbox'],
  releases: ['platform', 'measures', 'design', 'field', 'inbox', 'reading'],
  api: ['platform', 'measures', 'design', 'field', 'inbox', 'reading', 'releases'],
  web: ['platform', 'measures', 'design', 'field', 'inbox', 'reading', 'releases', 'api'],
};
const downhill = rooms.map((room) => ({
  name: `downhill-${room}`,
  comment: `services/${room} may import only ${mayImport[room].join(', ') || 'nothing of ours'}. Move the shared rule down, or pass what is needed as an argument.`,
  severity: 'error',
  from: { path: `^services/${room}/` },
  to: { path: '^services/', pathNot: `^services/(${[room, ...mayImport[room]].join('|')})/` },
}));
const onePlace = [
  [
    'pg|kysely|pg-copy-streams',
    '^services/platform/(database|queue|clock|backup)/|^services/platform/heartbeat|/store(\\.ts$|/)',
    'SQL lives in store.ts of its room; call a verb of the store.',
  ],
  ['bullmq|ioredis', '^services/platform/queue/', 'Queue work goes through services/platform/queue.'],
  ['playwright', '^services/field/forms/', 'The browser belongs to services/field/forms; call its use case.'],
  ['nodemailer', '^services/field/mailer/', 'Sending belongs to services/field/mailer.'],
  ['imapflow|postal-mime', '^services/inbox/', 'Mailboxes and MIME belong to services/inbox.'],
  [
    'unpdf|yauzl',
    '^services/reading/attachments/',
    'Files of replies are read in services/reading/attachments, apart.',
  ],
  ['fastify|@fastify/.*', '^services/(api|web)/', 'HTTP belongs to services/api and services/web.'],
  ['pino', '^services/platform/log', 'Log through services/platform/log.'],
  ['echarts', '^services/releases/charts/', 'Charts are built in services/releases/charts.'],
  ['yaml', '^services/design/protocol/', 'Protocol sources are read in services/design/protocol.'],
  ['otplib|@node-rs', '^services/design/people/', 'Passwords and codes belong to services/design/people.'],
  ['openid-client', '^services/api/auth/provider/', 'Providers are asked in services/api/auth/provider.'],
  ['uqr', '^services/web/account/', 'The picture of a second factor is drawn in services/web/account.'],
].map(([lib, home, remedy]) => ({
  name: `one-place-${lib.replace(/[^a-z]+/g, '-')}`,
  comment: remedy,
  severity: 'error',
  from: { path: '^(services|workers|scripts)/', pathNot: home },
  to: { path: `node_modules/(${lib})/`, dependencyTypesNot: ['type-only'] },
}));
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Break the circle: move the shared type or rule into a file of its own below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing reaches this file: delete it or import it where it is needed.',
      severity: 'error',
      from: { orphan: true, path: '^services/' },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment: 'The import does not resolve.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'city-is-outside',
      comment: 'The practice city knows nothing of the service: write its own phrases, prices and markup.',
      severity: 'error',
      from: { path: '^test/city/' },
      to: { path: '^(services|workers|scripts)/' },
    },
    {
      name: 'services-know-no-city',
      comment: 'Product code never imports tests or the city.',
      severity: 'error',
      from: { path: '^(services|workers)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'services-know-no-workers',
      comment: 'Workers compose services, never the other way.',
      severity: 'error',
      from: { path: '^services/' },
      to: { path: '^workers/' },
    },
    {
      name: 'page-code-imports-nothing',
      comment: 'Code that runs inside a page is loaded as text: keep it self-contained (types may be imported).',
      severity: 'error',
      from: { path: '^services/field/forms/page/' },
      to: { pathNot: '^services/field/forms/page/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'measures-are-pure',
      comment: 'Measures do no I/O: pass the data as an argument.',
      severity: 'error',
      from: { path: '^services/measures/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    ...downhill,
    ...onePlace,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    exclude: { path: 'node_modules/.*/node_modules|^coverage' },
  },
};
