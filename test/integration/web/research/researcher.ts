import type { InjectOptions } from 'fastify';
import { createApiKey, scopesOfRole } from '../../../../services/api/auth/api-keys.ts';
import { addUser } from '../../../../services/design/people/add-user.ts';
import type { Role } from '../../../../services/design/people/role.ts';
import type { UserId } from '../../../../services/platform/ids.ts';
import type { Served } from '../../api/serve.ts';

export type Reply = { readonly status: number; readonly location: string; readonly body: string };

/** A person at a browser: pages by `get`, plain forms by `send`, files by `upload`. */
export type Person = {
  readonly id: UserId;
  readonly key: string;
  readonly get: (path: string) => Promise<Reply>;
  readonly send: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Reply>;
  readonly upload: (
    path: string,
    files: Readonly<Record<string, string | Buffer>>,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
};

export async function personAt(served: Served, name: string, role: Role): Promise<Person> {
  const added = await addUser(served.db, { email: `${name}@example.test`, name, role, actor: 'test' });
  if (added.kind !== 'added') throw new Error(added.kind);
  const created = await createApiKey(served.db, { userId: added.userId, label: 'test', scopes: scopesOfRole(role) });
  if (created.kind !== 'created') throw new Error(created.kind);
  const headers = { accept: 'text/html', authorization: `Bearer ${created.key}` };
  const ask = async (options: InjectOptions): Promise<Reply> => {
    const answer = await served.app.inject(options);
    return { status: answer.statusCode, location: String(answer.headers.location ?? ''), body: answer.body };
  };
  return {
    id: added.userId,
    key: created.key,
    get: (url) => ask({ url, headers }),
    send: (url, fields) => {
      const pairs = Object.entries(fields).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
      );
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return ask({
        method: 'POST',
        url,
        headers: { ...headers, ...type },
        payload: new URLSearchParams(pairs).toString(),
      });
    },
    upload: (url, files, fields = {}) => {
      const boundary = 'a-boundary-that-no-file-holds';
      const typed = Object.entries(fields).map(([name, value]) =>
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      );
      const parts = Object.entries(files).flatMap(([name, content]) => [
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
        ),
        Buffer.from(content),
        Buffer.from('\r\n'),
      ]);
      const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      const payload = Buffer.concat([...typed, ...parts, Buffer.from(`--${boundary}--\r\n`)]);
      return ask({ method: 'POST', url, headers: { ...headers, ...type }, payload });
    },
  };
}

/** Values of all named controls of a page's form, as a browser would send them without a change. */
export function formOf(body: string): Record<string, string> {
  const plain = (text: string): string =>
    text
      .replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of body.matchAll(/<(input [^>]*)>/gu)) {
    const name = /name="([^"]*)"/u.exec(tag)?.[1];
    const off = /type="(?:checkbox|radio|submit|file)"/u.test(tag) && !tag.includes('checked');
    if (name !== undefined && !off) fields[plain(name)] = plain(/value="([^"]*)"/u.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', content = ''] of body.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/gu))
    fields[plain(name)] = plain(content.replace(/^\n/u, ''));
  for (const [, name = '', options = ''] of body.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gsu))
    fields[plain(name)] = plain(/value="([^"]*)"[^>]* selected/u.exec(options)?.[1] ?? '');
  return fields;
}

/** The same with all boxes that are ticked: a field of boxes sends one value for each. */
export function wholeFormOf(body: string): Record<string, string | string[]> {
  const ticked: Record<string, string[]> = {};
  for (const [, name = '', value = '', on = ''] of body.matchAll(
    /<input type="checkbox" name="([^"]*)" value="([^"]*)"( checked)?>/gu,
  ))
    ticked[name] = [...(ticked[name] ?? ['']), ...(on === '' ? [] : [value])];
  return { ...formOf(body), ...ticked };
}
