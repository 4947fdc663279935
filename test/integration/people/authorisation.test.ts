import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCOPES, type Scope } from '../../../services/api/auth/api-key.ts';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { roles } from '../../../services/design/people/role.ts';
import { addPerson, browser, signIn } from '../../support/people.ts';
import { type Served, serve } from '../api/serve.ts';

/** `withRead`: a key with `read` beside its one scope. */
type Asker = { readonly name: string; readonly headers: Headers; readonly withRead?: Headers };
type Headers = Record<string, string>;

let served: Served;
let askers: Asker[];
beforeAll(async () => {
  served = await serve(false);
  const { userId } = await addPerson(served.db, 'Keeper', 'owner');
  askers = [{ name: 'nobody', headers: browser }];
  for (const role of [...roles].toReversed()) {
    await addPerson(served.db, role, role);
    askers.push({ name: role, headers: { ...browser, cookie: await signIn(served.app, `${role}@example.org`) } });
  }
  const keyOf = async (scopes: Scope[]): Promise<Headers> => {
    const made = await createApiKey(served.db, { userId, label: scopes.join(), scopes });
    return { authorization: `Bearer ${made.kind === 'created' ? made.key : ''}` };
  };
  for (const scope of SCOPES)
    askers.push({ name: `key \`${scope}\``, headers: await keyOf([scope]), withRead: await keyOf(['read', scope]) });
});
afterAll(async () => served.stop());

/** An address of the route at which nothing is; whether one may ask is decided before whether there is something. */
function addressOf(url: string): string {
  return url.replaceAll(/:[a-zA-Z]+(?:\([^)]*\))?/gu, '00000000-0000-4000-8000-000000000000').replace('*', 'nothing');
}

async function askedBy({ headers, withRead }: Asker, method: string, url: string): Promise<string> {
  const alone = await answerTo(headers, method, url);
  if (alone !== '403' || withRead === undefined) return alone;
  return (await answerTo(withRead, method, url)) === 'yes' ? '+' : alone;
}

async function answerTo(headers: Headers, method: string, url: string): Promise<string> {
  const {
    statusCode,
    headers: answered,
    body,
  } = await served.app.inject({
    method: method as 'GET',
    url: addressOf(url),
    headers: { ...headers, 'content-type': method === 'GET' ? 'text/html' : 'application/json' },
    // Fits no form: who is let in gets no further than to its schema.
    ...(method === 'GET' ? {} : { payload: '{"none of":"these"}' }),
  });
  if (String(answered.location).startsWith('/sign-in?next=')) return 'sign-in';
  if (statusCode === 401 && /KEY_|STUDIO_KEY/u.test(body)) return '401';
  if (statusCode === 403 && /SCOPE_MISSING|PERSON_NEEDED/u.test(body)) return '403';
  return 'yes';
}

test('who may do what is the table in the docs, a row for every route (vitest -u writes it anew)', async () => {
  const rows: string[] = [];
  // Signing out ends the sessions that ask, so it is asked last.
  const rank = ({ method, url }: { method: string; url: string }) => `${url === '/sign-out' ? 1 : 0} ${url} ${method}`;
  for (const { method, url } of served.app.routes.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))) {
    const cells: string[] = [];
    for (const asker of askers) cells.push(await askedBy(asker, method, url));
    const readers = cells[askers.findIndex(({ name }) => name === 'key `read`')] === 'yes';
    rows.push(
      `| ${method} | \`${url}\` | ${cells.map((cell) => (cell === '+' && readers ? '403' : cell)).join(' | ')} |`,
    );
  }
  const heads = ['', 'Address', ...askers.map(({ name }) => name)];
  const table = [`| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...rows].join('\n');
  await expect(`${HEAD}\n${table}\n`).toMatchFileSnapshot('../../../docs/developer/authorisation.md');
}, 180_000);

const HEAD = `# Who may do what

Made by \`npx vitest run -u test/integration/people/authorisation\`, which asks every route of the server as everybody, and compared by the same
test: a new route without its row fails it, and so does a row that changes. Read the difference before you commit it.

\`yes\` let in (what is not there is then 404, what does not fit 400) · \`403\` not with this role or key · \`+\` a key needs \`read\` beside it ·
\`401\` only with a key or session · \`sign-in\` a browser is led to the sign-in page. People are signed in with a session; keys are an owner's,
each with one scope. What a scope opens stands in \`services/api/auth/api-key.ts\`, which role has which in \`services/api/auth/api-keys.ts\`.

Rows with \`yes\` for all ask no sign-in of people. What is not for everybody there checks a secret of its own: studios their key or session
(\`/benchmark\`, \`/studio\`), providers their signature (\`/api/v1/hooks\`), and whoever was given a link the link (\`/preview\`, \`/debrief\`,
\`/opt-out\`, \`/welcome\`). Their own tests hold them.
`;
