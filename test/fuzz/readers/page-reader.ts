import { channelInventory } from '../../../services/field/forms/discover/channel-inventory.ts';
import { launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { readPage } from '../../../services/field/forms/playwright-page-reader.ts';
import { chooseContactForm } from '../../../services/field/forms/read/choose-contact-form.ts';
import { planFill } from '../../../services/field/forms/read/plan-fill.ts';
import { messageOf } from '../../../services/platform/errors.ts';
import type { OpenReader, ToldReading } from './open-reader.ts';

const LONGEST_MS = 20_000;
const persona = {
  fullName: 'Анна Белова',
  firstName: 'Анна',
  lastName: 'Белова',
  company: 'Ромашка',
  email: 'anna@mail.example',
  phoneE164: '+74950000001',
  subject: 'Сайт',
  message: 'Сколько стоит сайт?',
  budgetText: '300 000 ₽',
  city: 'Москва',
};

/** Pages in a real browser, read as the service reads a studio's: what is on them, which form is for us, how it would be filled. */
export async function openPageReader(): Promise<OpenReader> {
  const { browser } = await launchBrowser();
  return {
    name: 'pages',
    packs: false,
    read: async (html): Promise<ToldReading> => {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
        // A page that never ends loading is given up by the visit, not by the reader.
        const came = await page
          .goto('http://studio.test/', { waitUntil: 'domcontentloaded', timeout: LONGEST_MS })
          .catch(() => null);
        if (came === null) return { kind: 'given_up' };
        const began = performance.now();
        // It may refuse a page that moves on for ever, and says so; what is made of a snapshot may refuse nothing.
        const snapshot = await readPage(page).catch(() => null);
        if (snapshot === null) return { kind: 'given_up' };
        const choice = chooseContactForm(snapshot);
        if (choice.kind === 'form') planFill(choice, persona);
        channelInventory(snapshot, 'RU');
        const ms = performance.now() - began;
        return ms > LONGEST_MS ? { kind: 'fault', fault: `time: read for ${Math.round(ms)} ms` } : { kind: 'read' };
      } catch (thrown) {
        return { kind: 'fault', fault: `threw: ${messageOf(thrown).split('\n')[0] ?? ''}` };
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}
