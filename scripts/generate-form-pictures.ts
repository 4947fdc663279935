/**
 * Draws the pictures of docs/researcher/forms.md: pages of the practice city as `zerkalo inspect site` sees them, nothing sent.
 * Usage: scripts/node scripts/generate-form-pictures.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { inspectSite } from '../services/field/forms/playwright-inspect.ts';
import { openStreet, shopper } from '../test/browser/forms/street.ts';

const kinds = ['plain-native', 'guarded-form', 'english-contact', 'quiz-steps'];
const folder = new URL('../docs/images/', import.meta.url);
const mostBytes = 150_000;

mkdirSync(folder, { recursive: true });
const street = await openStreet(kinds);
try {
  for (const { domain, kind } of street.studios) {
    const country = kind.language === 'ru' ? 'RU' : 'GB';
    const { picture, report } = await inspectSite(street, `http://${domain}/`, shopper, country);
    if (picture === null || report.outcome !== 'ready') throw new Error(`${kind.name}: ${report.outcome}`);
    if (picture.length > mostBytes) throw new Error(`${kind.name}: ${picture.length} bytes are too many`);
    writeFileSync(new URL(`form-${kind.name}.png`, folder), picture);
    console.log(`form-${kind.name}.png ${picture.length} bytes`);
  }
} finally {
  await street.close();
}
