import type { Channel, ContactEntry } from './ledger-entries.ts';

/** A contact as the studio's people have it before them: the ledger's entry and what an answer needs besides. */
export type Contact = ContactEntry & {
  arrivedAt: number;
  /** The studio's address it went to; for a form the one that the site's notice is sent to. */
  to: string;
  subject: string;
  /** With angle brackets; null when it came by a form. */
  messageId: string | null;
  /** The text a reply would quote: the mail itself, or the notice that the site made of the form. */
  asSeen: string;
};

/** What a site or the exchanger hands in; number, time and tripwires of repetition are added by the town. */
export type Arrival = {
  channel: Channel;
  /** Names an earlier letter in In-Reply-To or References; a form never does. */
  inThread: boolean;
  verdict: ContactEntry['verdict'];
  alias: string;
  personaName: string;
  message: string;
  fields: Record<string, string>;
  tripwires: ContactEntry['tripwires'];
  to: string;
  subject: string;
  messageId: string | null;
  asSeen: string;
};
