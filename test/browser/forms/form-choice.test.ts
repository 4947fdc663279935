import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOpeners } from '../../../services/field/forms/discover/contact-links.ts';
import { launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { locate, readPage } from '../../../services/field/forms/playwright-page-reader.ts';
import { chooseContactForm, readForms } from '../../../services/field/forms/read/choose-contact-form.ts';
import { openFixture } from './open-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  ({ browser } = await launchBrowser());
});
afterAll(() => browser.close());

describe('choosing the form by which a person would write', () => {
  it('never takes a form that publishes, passes on, sells or lets in', async () => {
    const snapshot = await readPage(await openFixture(browser, 'public-forms.html'));
    const kinds = Object.fromEntries(readForms(snapshot).map(({ reading }) => [reading.form.id, reading.kind.kind]));
    expect(kinds).toEqual({
      answer: 'comment',
      opinion: 'review',
      forward: 'share',
      guests: 'comment',
      letters: 'newsletter',
      enter: 'login',
      join: 'registration',
      lost: 'password_recovery',
      find: 'search',
      cart: 'order',
      poll: 'poll',
      hire: 'other',
    });
    expect(chooseContactForm(snapshot)).toMatchObject({ kind: 'none', reason: 'no_form' });
  });

  it('passes by a form that only asks to be called back, and finds the one behind its opener', async () => {
    const page = await openFixture(browser, 'closed-popup.html');
    const closed = await readPage(page);
    const before = chooseContactForm(closed);
    expect(before).toMatchObject({ kind: 'none' });
    expect(before.kind === 'none' ? before.asleep.length : 0).toBe(1);
    const [opener] = formOpeners(closed);
    expect(opener?.text).toBe('Обсудить проект');
    await locate(page, opener?.key ?? '')?.click();
    const opened = chooseContactForm(await readPage(page));
    expect(opened.kind === 'form' ? opened.reading.fields.map((field) => field.role) : []).toEqual([
      'name',
      'email',
      'message',
    ]);
  });
});
