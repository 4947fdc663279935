import { firstPlace } from '../../api/research/cursor.ts';
import { listCalls } from '../../api/research/store/calls.ts';
import { listMessengerMessages } from '../../api/research/store/messenger-messages.ts';
import { waitingMails } from '../../api/research/store/queues.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Language } from '../../releases/words/language.ts';
import type { QueueItem } from '../pages/research/queue-page.ts';
import { pageWords } from '../words/catalogue.ts';
import { queueWords } from '../words/research-queue-words.ts';

const shown = 50;
const shownDecided = 20;

/** Mails and messages that wait, and those that people decided last. */
export async function messageItems(db: Database, which: 'open' | 'decided', language: Language): Promise<QueueItem[]> {
  const words = queueWords(language);
  const events = pageWords(language).events;
  const mails = await waitingMails(db, which, which === 'open' ? shown : shownDecided);
  const items = mails.map(
    ({ id, at, kind, subject, text, fromDomain, studio, inquiryId, candidates }): QueueItem => ({
      ...{ source: 'mail', id, at, text, studio, inquiryId, candidates },
      head: `${events[kind] ?? kind}, ${words.from} ${fromDomain ?? '?'}: ${subject ?? words.noSubject}`,
    }),
  );
  if (which === 'decided') return items;
  const place = { queue: true, inquiryId: null, after: firstPlace, limit: shown };
  const messages = (await listMessengerMessages(db, place)).map(
    (row): QueueItem => ({
      ...{
        source: 'messenger',
        id: row.id,
        at: row.sentAt,
        text: row.body,
        studio: null,
        inquiryId: null,
        candidates: [],
      },
      head: `${row.channel}, ${words.from} ${row.theirs ?? '?'}`,
    }),
  );
  return [...items, ...messages].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

export async function callItems(db: Database, which: 'open' | 'decided', language: Language): Promise<QueueItem[]> {
  const words = queueWords(language);
  const rows = await listCalls(db, {
    queue: which === 'open',
    after: firstPlace,
    limit: which === 'open' ? shown : 500,
  });
  const wanted = which === 'open' ? rows : rows.filter(({ method }) => method === 'person').slice(-shownDecided);
  return wanted.map(
    (row): QueueItem => ({
      ...{ source: 'call', id: row.id, at: row.startedAt, text: '', studio: row.studio, inquiryId: row.inquiryId },
      candidates: row.candidates,
      head: `${row.direction === 'inbound' ? (row.fromE164 ?? '?') : (row.toE164 ?? '?')}, ${row.disposition}, ${words.rang(row.billsec)}`,
    }),
  );
}
