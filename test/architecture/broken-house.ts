/** One import that each rule forbids: the rule's name, the file that breaks it, and what it imports. */
export type Breach = { rule: string; file: string; imports: string };

const downhill: readonly Breach[] = [
  ['platform', 'field'],
  ['measures', 'platform'],
  ['design', 'field'],
  ['field', 'inbox'],
  ['inbox', 'reading'],
  ['reading', 'releases'],
  ['releases', 'api'],
  ['api', 'web'],
].map(([from, to]) => ({
  rule: `downhill-${from}`,
  file: `services/${from}/climbs-to-${to}.ts`,
  imports: `../${to}/ground.ts`,
}));

const onePlace: readonly Breach[] = [
  ['pg-kysely-pg-copy-streams', 'pg'],
  ['bullmq-ioredis', 'bullmq'],
  ['playwright', 'playwright'],
  ['nodemailer', 'nodemailer'],
  ['imapflow-postal-mime', 'postal-mime'],
  ['fastify-fastify-', '@fastify/helmet'],
  ['pino', 'pino'],
  ['echarts', 'echarts'],
  ['yaml', 'yaml'],
  ['otplib-node-rs', 'otplib'],
  ['openid-client', 'openid-client'],
  ['uqr', 'uqr'],
  ['unpdf-yauzl', 'yauzl'],
].map(([rule, library]) => ({
  rule: `one-place-${rule}`,
  file: `services/reading/takes-${library?.replace(/^@.*\//, '')}.ts`,
  imports: library ?? '',
}));

export const breaches: readonly Breach[] = [
  { rule: 'no-circular', file: 'services/design/circle-a.ts', imports: './circle-b.ts' },
  { rule: 'no-orphans', file: 'services/design/alone.ts', imports: '' },
  { rule: 'not-to-unresolvable', file: 'services/design/lost.ts', imports: './nowhere.ts' },
  { rule: 'city-is-outside', file: 'test/city/spy.ts', imports: '../../services/platform/ground.ts' },
  { rule: 'services-know-no-city', file: 'services/inbox/peeks.ts', imports: '../../test/city/houses.ts' },
  { rule: 'services-know-no-workers', file: 'services/inbox/commands.ts', imports: '../../workers/hand.ts' },
  {
    rule: 'page-code-imports-nothing',
    file: 'services/field/forms/page/leans.ts',
    imports: '../../../platform/ground.ts',
  },
  { rule: 'measures-are-pure', file: 'services/measures/reads-files.ts', imports: 'node:fs' },
  ...downhill,
  ...onePlace,
];

/** Files that the breaches lead to. `circle-b` closes the circle; everything else imports nothing. */
export const innocents: Readonly<Record<string, string>> = {
  'services/design/circle-b.ts': "import './circle-a.ts';\n",
  'test/city/houses.ts': 'export const houses = 1;\n',
  'workers/hand.ts': 'export const hand = 1;\n',
  ...Object.fromEntries(
    ['platform', 'field', 'inbox', 'reading', 'releases', 'api', 'web'].map((room) => [
      `services/${room}/ground.ts`,
      'export const ground = 1;\n',
    ]),
  ),
};
