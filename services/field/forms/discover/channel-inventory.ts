import type { CountryCode } from 'libphonenumber-js';
import type { PageSnapshot } from '../page/snapshot.ts';
import { readForms } from '../read/choose-contact-form.ts';
import type { FormKind } from '../read/roles.ts';
import { normalise, starts } from '../read/words.ts';
import { enginesOfFrame, type FormEngine, widgetsOfFrame } from './engines.ts';
import { mailAddresses } from './mail-addresses.ts';
import { type FoundNumber, phoneNumbers } from './phone-numbers.ts';

/** Every way to reach a studio that one of its pages shows, tried or not. */
export type ChannelInventory = {
  forms: { kind: FormKind; shown: boolean }[];
  engines: FormEngine[];
  /** Chats and callback widgets: no forms, but a channel a person may take. */
  widgets: string[];
  addresses: string[];
  numbers: FoundNumber[];
  /** What a buyer can read or fill in before writing. */
  papers: Paper[];
};

export type Paper = 'price_list' | 'brief' | 'calculator';
const papers: readonly [Paper, RegExp][] = [
  ['price_list', starts('прайс|цены(?![\\p{L}])|стоимость услуг|price ?list|pricing|preisliste|preise(?![\\p{L}])')],
  ['brief', starts('бриф|brief(?![\\p{L}])|briefing|анкета на')],
  ['calculator', starts('калькулятор|рассчитать стоимость|calculator|preisrechner|kostenrechner')],
];

/** @param country where telephone numbers without a country code are at home */
export function channelInventory(snapshot: PageSnapshot, country: CountryCode): ChannelInventory {
  const said = snapshot.frames.flatMap((frame) => frame.links).map((link) => normalise(link.text));
  return {
    forms: readForms(snapshot).map(({ frame, reading }) => ({
      kind: reading.kind.kind,
      shown: frame.visible && reading.form.visible,
    })),
    engines: [...new Set(snapshot.frames.flatMap(enginesOfFrame))],
    widgets: [...new Set(snapshot.frames.flatMap(widgetsOfFrame))],
    addresses: mailAddresses(snapshot),
    numbers: phoneNumbers(snapshot.frames, country),
    papers: papers.filter(([, words]) => said.some((text) => words.test(text))).map(([paper]) => paper),
  };
}
