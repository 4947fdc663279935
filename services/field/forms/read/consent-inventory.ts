import type { FormReading } from './read-form.ts';
import { requiredField } from './required-field.ts';
import { tickMeaning, tickWords } from './ticks.ts';

/** How a form asks for consent: what a reader of 152-FZ (art. 9) or the GDPR (art. 7) would note of it. */
export type ConsentInventory = {
  box: boolean;
  preTicked: boolean;
  /** A link beside the form leads to a policy or to the text of the consent. */
  document: boolean;
  /** A box for mailings of its own. */
  marketingBox: boolean;
  marketingPreTicked: boolean;
  /** One box, without which the form is not sent, agrees to mailings as well. */
  marketingBundled: boolean;
  https: boolean;
  words: string[];
};

const DOCUMENT = /политик|согласи|оферт|персональн|privacy|policy|consent|gdpr|datenschutz|einwilligung/iu;

export function consentInventory(reading: FormReading, address: string): ConsentInventory {
  const boxes = reading.fields.filter(({ control }) => control.type === 'checkbox');
  const consents = boxes.filter(({ role }) => role === 'consent');
  const mailings = boxes.filter(
    ({ role, control }) =>
      role === 'marketing' || tickMeaning(tickWords(control), `${control.name} ${control.id}`).marketing,
  );
  return {
    box: consents.length > 0,
    preTicked: consents.some(({ control }) => control.checked),
    document: reading.form.links.some((link) => DOCUMENT.test(link)),
    marketingBox: mailings.length > 0,
    marketingPreTicked: mailings.some(({ control }) => control.checked),
    marketingBundled: mailings.some(({ control }) => requiredField(control)),
    https: address.startsWith('https:'),
    words: [...consents, ...mailings].map(({ control }) => tickWords(control).replace(/\s+/gu, ' ').slice(0, 300)),
  };
}
