import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../services/field/forms/playwright-browser.ts';
import { readConfig } from '../../services/platform/config.ts';

/**
 * Settings by which the processes of one rehearsal, and nobody else on this machine, trust the city's authority: Node reads its
 * certificate at start, and the browser is started in a home whose list of authorities holds it.
 */
export function trustSettings(
  trust: { authority: string; browserHome: string } | null,
  folder: string,
): Record<string, string> {
  const browser = findBrowser(readConfig().BROWSER_EXECUTABLE);
  if (trust === null || browser === null) return {};
  const starter = join(folder, 'browser');
  writeFileSync(starter, `#!/bin/sh\nHOME='${trust.browserHome}' exec '${browser}' "$@"\n`);
  chmodSync(starter, 0o755);
  return { NODE_EXTRA_CA_CERTS: trust.authority, BROWSER_EXECUTABLE: starter };
}
