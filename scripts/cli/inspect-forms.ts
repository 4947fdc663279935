import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameSnapshot } from '../../services/field/forms/page/snapshot.ts';
import { launchBrowser } from '../../services/field/forms/playwright-browser.ts';
import { readPage } from '../../services/field/forms/playwright-page-reader.ts';
import { type FormReading, readForm } from '../../services/field/forms/read/read-form.ts';

type Context = Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>['browser']['newContext']>>;
const PAGE_BUDGET_MS = 30_000;

/**
 * Reads the forms of saved pages in the real browser, with scripts off and the network shut.
 * Writes one JSON line a file: {"file", "forms": [{"formIndex", "kind", "fields": [{"name", "id", "role"}]}]}, and for a
 * page that cannot be opened {"file", "forms": [], "error"}. formIndex is the position in `document.forms`, -1 outside of any.
 * Returns the exit code: 0, or 1 when some file could not be read.
 */
export async function inspectForms(files: AsyncIterable<string>, write: (line: string) => void): Promise<number> {
  // Taken before the browser starts: a line reader drops what comes while nobody listens.
  const lines = files[Symbol.asyncIterator]();
  const { browser } = await launchBrowser();
  let failed = 0;
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1366, height: 900 } });
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
      const file = line.value.trim();
      if (file === '') continue;
      const row = await inspectOne(context, file);
      if ('error' in row) failed += 1;
      write(JSON.stringify(row));
    }
  } finally {
    await browser.close();
  }
  return failed === 0 ? 0 : 1;
}

async function inspectOne(context: Context, file: string) {
  const page = await context.newPage();
  try {
    let opened = false;
    // Only the file itself may be read; a refresh that leads away is answered with nothing, which leaves the page as it is.
    await page.route('**', (route) => {
      const request = route.request();
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return route.abort();
      if (opened) return route.fulfill({ status: 204 });
      opened = true;
      return route.continue();
    });
    await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: 'domcontentloaded', timeout: PAGE_BUDGET_MS });
    const main = (await readPage(page)).frames[0];
    return { file, forms: main === undefined ? [] : main.forms.map((form) => row(readForm(form, contextOf(main)))) };
  } catch (error) {
    return { file, forms: [], error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown' };
  } finally {
    await page.close();
  }
}

/** A saved page lies at a path of this machine, which says nothing about the site. */
const contextOf = (frame: FrameSnapshot) => ({ url: '', title: frame.title });

function row(reading: FormReading) {
  const fields = reading.fields.map(({ control, role }) => ({
    name: control.name || null,
    id: control.id || null,
    role,
  }));
  const buttons = reading.form.buttons.map(({ name, id }) => ({
    name: name || null,
    id: id || null,
    role: 'button' as const,
  }));
  return { formIndex: reading.form.formIndex, kind: reading.kind.kind, fields: [...fields, ...buttons] };
}
