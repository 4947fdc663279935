import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { programVersion } from '../../releases/report/code-version.ts';

/** The description of this API in OpenAPI 3.1, drawn from the same schemas that check requests and answers. */
export const openapi = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Zerkalo',
      version: programVersion,
      description:
        'Audit of how web studios answer an inquiry. Every row says whether it is a rehearsal; every number carries n, ' +
        'denominator and interval, or why it has none.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [
      { name: 'campaigns', description: 'Campaigns, their waves and their progress.' },
      { name: 'design', description: 'Before a launch: rankings and dry runs.' },
      { name: 'inquiries', description: 'Inquiries with their time line, studios and replies.' },
      { name: 'report', description: 'Estimates of a wave.' },
      { name: 'calls', description: 'Calls as exchanges and people told of them, and what was said in them.' },
      { name: 'messages', description: 'Mails and messages: what they are and whose.' },
      { name: 'hooks', description: 'Signed events of telephone providers and bridges to messengers.' },
      { name: 'coding', description: 'Blind coding of redacted replies.' },
      { name: 'press', description: 'Published releases, for anybody; cached, without a key.' },
      { name: 'benchmark', description: 'A studio’s own facts, for the studio alone.' },
      { name: 'disputes', description: 'Codes that studios dispute.' },
      { name: 'sending', description: 'The one switch that stops all sending.' },
      { name: 'health', description: 'Signs of life.' },
    ],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'API key zk_…; needs the scope named at the route.' },
      },
    },
    security: [{ key: [] }],
  },
  refResolver: { buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? `schema-${index}`) },
} as const satisfies FastifyDynamicSwaggerOptions;
