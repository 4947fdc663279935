import type { CountryCode } from 'libphonenumber-js';
import type { PageSnapshot } from '../page/snapshot.ts';
import { readForms } from '../read/choose-contact-form.ts';
import type { FormKind } from '../read/roles.ts';
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
};

/** @param country where telephone numbers without a country code are at home */
export function channelInventory(snapshot: PageSnapshot, country: CountryCode): ChannelInventory {
  return {
    forms: readForms(snapshot).map(({ frame, reading }) => ({
      kind: reading.kind.kind,
      shown: frame.visible && reading.form.visible,
    })),
    engines: [...new Set(snapshot.frames.flatMap(enginesOfFrame))],
    widgets: [...new Set(snapshot.frames.flatMap(widgetsOfFrame))],
    addresses: mailAddresses(snapshot),
    numbers: phoneNumbers(snapshot.frames, country),
  };
}
