import Type from 'typebox';
import { type HookReceived, receiveHook } from '../../inbox/calls/hooks/receive-hook.ts';
import type { Api, ApiDeps } from '../api.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';

/** Largest event that is read; none of the providers' comes near it. */
const eventBytes = 64 * 1024;
const name = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 60,
  description: 'As CALL_HOOKS_FILE names it.',
});
const outcomes = ['stored', 'known', 'nothing', 'not_ours'] as const;
const answer = Type.Object({
  outcome: Type.Enum([...outcomes], {
    description:
      'known: told before; nothing: makes no call (a beginning, a recording); not_ours: of no persona and no studio.',
  }),
});

/**
 * Events of providers, by their own signatures and without a key. The body is kept as it came until its signature was checked; what
 * an event says beside numbers and times, links to recordings above all, is dropped.
 */
export async function hookRoutes(app: Api, { db, log, hooks }: ApiDeps): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: eventBytes },
    async (_request: unknown, body: Buffer) => body,
  );
  for (const [path, params] of [
    ['/hooks/:source', Type.Object({ source: name })],
    [
      '/hooks/:source/events/:event',
      Type.Object({ source: name, event: Type.String({ pattern: '^[a-z/_-]{1,40}$' }) }),
    ],
  ] as const) {
    app.post<{ Params: { source: string; event?: string } }>(
      path,
      {
        bodyLimit: eventBytes,
        schema: {
          tags: ['hooks'],
          summary: path.includes('event')
            ? 'An event of Mango Office'
            : 'An event of Zadarma, Twilio or the generic hook',
          description:
            'Signed by the provider, or for the generic hook by `X-Zerkalo-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`, ' +
            'not older than five minutes. The same event again changes nothing.',
          security: [],
          params,
          response: { 200: answer, ...commonProblems },
        },
      },
      async (request, reply) => {
        const source = hooks?.get(request.params.source);
        if (source === undefined) return sendProblem(reply, 'HOOK_UNKNOWN');
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const at = request.raw.url?.indexOf('?') ?? -1;
        const query = at < 0 ? '' : (request.raw.url?.slice(at) ?? '');
        const signed = { headers: request.headers, body, event: request.params.event ?? '', query };
        const done = await receiveHook(db, source, signed, new Date());
        log.info({ source: source.name, outcome: done.kind }, 'hook.received');
        return isTaken(done) ? { outcome: done.kind } : refuse(reply, done);
      },
    );
  }
  app.get(
    '/hooks/:source',
    {
      schema: {
        tags: ['hooks'],
        summary: 'Zadarma asks whether this address is ours',
        security: [],
        params: Type.Object({ source: name }),
        querystring: Type.Object({ zd_echo: Type.String({ pattern: '^[A-Za-z0-9_.-]{1,200}$' }) }),
        response: { 200: Type.String({ description: 'What was asked, as plain text.' }), ...commonProblems },
      },
    },
    async (request, reply) => {
      if (hooks?.get(request.params.source)?.provider !== 'zadarma') return sendProblem(reply, 'HOOK_UNKNOWN');
      return reply.type('text/plain; charset=utf-8').send(request.query.zd_echo);
    },
  );
}

type Taken = Extract<HookReceived, { kind: (typeof outcomes)[number] }>;

function isTaken(done: HookReceived): done is Taken {
  return outcomes.some((kind) => kind === done.kind);
}

function refuse(reply: Parameters<typeof sendProblem>[0], done: Exclude<HookReceived, Taken>) {
  switch (done.kind) {
    case 'signature_wrong':
      return sendProblem(reply, 'SIGNATURE_WRONG');
    case 'too_old':
      return sendProblem(reply, 'EVENT_TOO_OLD');
    case 'settings_differ':
      return sendProblem(reply, 'CALL_SOURCE_SETTLED');
    case 'unreadable':
      return sendProblem(reply, 'REQUEST_INVALID', { errors: [{ at: done.at, message: 'cannot be read' }] });
  }
}
