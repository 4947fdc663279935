import { phoneNumber } from '../calls/phone-number.ts';

export const messengerChannels = ['telegram', 'whatsapp', 'viber', 'vk', 'max', 'sms', 'other'] as const;
export type MessengerChannel = (typeof messengerChannels)[number];

/** What a message says, as far as dispositions need it; the names of mail's human classes without their prefix. */
export const messageSenses = ['substantive', 'redirect', 'decline'] as const;
export type MessageSense = (typeof messageSenses)[number];

/** Longest text that is kept, in characters. */
export const maxMessageLength = 20_000;

/**
 * One message of a messenger or SMS. `theirs` is the studio's end: a number in E.164, or `channel:name`; null: withheld. `oursE164` is
 * the persona's number, null where the messenger does not say. `sentAt` is field time. Without `sense` the words decide.
 */
export type MessengerMessage = {
  readonly externalId: string;
  readonly channel: MessengerChannel;
  readonly direction: 'inbound' | 'outbound';
  readonly theirs: string | null;
  readonly oursE164: string | null;
  readonly sentAt: Date;
  readonly body: string;
  readonly sense: MessageSense | null;
};

/**
 * The other end of a message as it is kept and compared: a number in E.164 whichever messenger it came by, else the name in it, in
 * lower case and without its at-sign. Null for neither.
 * @param country ISO 3166 code where numbers without a country code are at home
 */
export function messengerAddress(written: string, channel: MessengerChannel, country: string): string | null {
  const text = written.trim();
  const number = /^[+\d][\d\s().-]{5,}$/u.test(text) ? phoneNumber(text, country) : null;
  if (number !== null) return number;
  const name = text.replace(/^@/u, '').toLowerCase();
  return /^[\p{L}\p{N}._-]{2,100}$/u.test(name) ? `${channel}:${name}` : null;
}
