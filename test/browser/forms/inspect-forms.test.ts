import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inspectForms } from '../../../scripts/cli/inspect-forms.ts';

const page = (file: string): string => fileURLToPath(new URL(`../../fixtures/pages/${file}`, import.meta.url));

async function inspect(files: string[]): Promise<{ code: number; rows: Record<string, unknown>[] }> {
  const rows: Record<string, unknown>[] = [];
  const code = await inspectForms(Readable.from(files), (line) =>
    rows.push(JSON.parse(line) as Record<string, unknown>),
  );
  return { code, rows };
}

describe('inspecting saved pages', () => {
  it('says kind and roles, one line a page, and is not led away by a refresh', async () => {
    const { code, rows } = await inspect([page('leads-away.html'), '', page('studio-contact.html')]);
    expect(code).toBe(0);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      file: page('leads-away.html'),
      forms: [
        {
          formIndex: 0,
          kind: 'contact',
          fields: [
            { name: 'name', id: null, role: 'name' },
            { name: 'email', id: null, role: 'email' },
            { name: 'message', id: null, role: 'message' },
            { name: null, id: null, role: 'button' },
          ],
        },
      ],
    });
    expect(rows[1]).toMatchObject({
      forms: [
        { formIndex: 0, kind: 'search' },
        { formIndex: 1, kind: 'contact' },
      ],
    });
  });

  it('says which file could not be opened, and reads the others', async () => {
    const { code, rows } = await inspect([page('no-such-page.html'), page('leads-away.html')]);
    expect(code).toBe(1);
    expect(rows[0]).toMatchObject({ forms: [], error: expect.stringContaining('ERR_FILE_NOT_FOUND') });
    expect(rows[1]).toMatchObject({ forms: [{ kind: 'contact' }] });
  });
});
