import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { findBrowser } from '../../services/field/forms/playwright-browser.ts';
import type { Trust } from '../city/sites/certificates.ts';

/**
 * A program that starts the browser in a home of its own, whose list of authorities holds the city's. This process trusts it as well
 * from now on, for what is fetched outside of the page (robots.txt, preflights).
 */
export function trustingBrowser({ authority, browserHome }: Trust): string {
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(authority, 'utf8')]);
  const starter = join(browserHome, 'browser');
  writeFileSync(starter, `#!/bin/sh\nHOME='${browserHome}' exec '${findBrowser(undefined) ?? 'chromium'}' "$@"\n`);
  chmodSync(starter, 0o755);
  return starter;
}
