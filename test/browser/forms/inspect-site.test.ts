import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scrubPage } from '../../../scripts/cli/scrub-page.ts';
import { type Inspected, inspectSite } from '../../../services/field/forms/playwright-inspect.ts';
import { openStreet, type Street, shopper } from './street.ts';

const kinds = ['plain-native', 'guarded-form', 'quiz-steps', 'captcha', 'mail-only', 'robots-closed'];
let street: Street;
const found = new Map<string, Inspected>();
beforeAll(async () => {
  street = await openStreet(kinds);
  for (const { domain, kind } of street.studios) {
    found.set(kind.name, await inspectSite(street, `http://${domain}/`, shopper));
  }
});
afterAll(() => street.close());
const report = (kind: string): Inspected['report'] => {
  const one = found.get(kind)?.report;
  if (one === undefined) throw new Error(`${kind} was not inspected`);
  return one;
};

describe('inspecting a site', () => {
  it('finds, reads and fills the form, and explains every field', () => {
    const plain = report('plain-native');
    expect(plain).toMatchObject({ outcome: 'ready', blockedBy: null, mailFallback: null });
    expect(plain.contactPage).toMatch(/\/contacts$/);
    expect(plain.form?.fields.map(({ role }) => role)).toEqual(['name', 'email', 'phone', 'message']);
    expect(plain.form?.fields.every(({ why }) => why.length > 3)).toBe(true);
    expect(found.get('plain-native')?.picture?.subarray(1, 4).toString()).toBe('PNG');
  });

  it('goes through the steps of a quiz', () => {
    expect(report('quiz-steps').outcome).toBe('ready');
  });

  it('tells how consent is asked for and which fields are traps', () => {
    const guarded = report('guarded-form');
    expect(guarded.outcome).toBe('ready');
    expect(guarded.consent).toMatchObject({ box: true, https: false });
    expect(guarded.form?.fields.map(({ role }) => role)).toContain('honeypot');
  });

  it('names what stands in the way, and the address that is left where one may be used', () => {
    expect(report('captcha')).toMatchObject({ outcome: 'captcha' });
    expect(report('mail-only').outcome).toBe('no_form');
    expect(report('mail-only').mailFallback).toMatch(/@/);
    expect(report('robots-closed')).toMatchObject({ outcome: 'robots_disallowed', mailFallback: null });
  });

  it('sends nothing to anybody', () => {
    for (const { domain } of street.studios) {
      expect(street.seen(domain)).toEqual({ accepted: 0, refused: 0, tripwires: [] });
    }
  });

  it('keeps copies of pages without what is personal', () => {
    const page =
      '<p>Пишите: иван@студия.рф, +7 (812) 555-12-34</p><input type="hidden" name="csrf" value="s3cret"><script>x()</script>';
    const scrubbed = scrubPage(page);
    expect(scrubbed).not.toMatch(/иван|555|s3cret|x\(\)/);
    expect(scrubbed).toContain('name="csrf"');
  });
});
