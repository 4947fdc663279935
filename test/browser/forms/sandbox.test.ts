import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { keepBrowser } from '../../../services/field/forms/browser-keeper.ts';
import { findBrowser, launchBrowser } from '../../../services/field/forms/playwright-browser.ts';

it('pages of strangers run in the sandbox and never as root, or the launch says that the sandbox is off', async () => {
  const { browser, sandboxed } = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent('<p>a page</p>');
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const status = renderers.map(({ id }) => readFileSync(`/proc/${id}/status`, 'utf8'));
  await browser.close();
  expect(status.length).toBeGreaterThan(0);
  // Seccomp 2: system calls are filtered.
  for (const text of status) {
    expect(/^Seccomp:\s+2$/mu.test(text)).toBe(sandboxed);
    if (sandboxed) expect(/^Uid:\s+(\d+)/mu.exec(text)?.[1]).not.toBe('0');
  }
});

it('a system that does not allow the sandbox is told aloud, and the browser still runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-sandbox-'));
  const executable = join(folder, 'chromium');
  const refuses = 'case "$*" in *--no-sandbox*) ;; *) exit 1;; esac';
  writeFileSync(executable, `#!/bin/sh\n${refuses}\nexec '${findBrowser(undefined)}' "$@"\n`);
  chmodSync(executable, 0o755);
  const lines: string[] = [];
  const keeper = keepBrowser(executable, pino({}, { write: (line: string) => void lines.push(line) }));
  expect(await keeper.use(async (browser) => browser.isConnected())).toBe(true);
  await keeper.close();
  rmSync(folder, { recursive: true, force: true });
  expect(lines.join('')).toContain('browser.sandbox_off');
});
