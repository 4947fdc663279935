import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import type { InquiryId, MessageId } from '../../../services/platform/ids.ts';
import type { ReplyFile } from '../../../services/reading/attachments/read-files.ts';
import { readReply } from '../../../services/reading/read-reply.ts';
import type { Rubric } from '../../../services/reading/rubric/rubric.ts';
import type { PlannedAnswer } from '../../city/answers/manner.ts';
import { seedWave } from '../../integration/releases/seed-wave.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { cityLetter } from './city-letters.ts';

/** Letters of the practice city: one names a price from and to, and we add a file; one asks, one declines. */
const kinds: readonly ((planned: PlannedAnswer) => boolean)[] = [
  ({ price }) => price !== null && price.low !== price.high,
  ({ interrogates }) => interrogates,
  ({ kind }) => kind === 'human_decline',
];

const rubricIn = {
  ru: rubricOf('Допрашивает ли студия?', 'Названа ли цена?', ['Нет', 'Да'], 'Не первый ответ.'),
  en: rubricOf('Does the studio interrogate?', 'Is a price named?', ['No', 'Yes'], 'Not the first answer.'),
};

function rubricOf(
  interrogates: string,
  priced: string,
  [no, yes]: readonly [string, string],
  notObservable: string,
): Rubric {
  const anchors = [
    { value: 0, label: no },
    { value: 1, label: yes },
  ];
  return {
    items: [
      { code: 'interrogates', axis: 'activity', question: interrogates, anchors, notObservable },
      { code: 'price-named', axis: 'price', question: priced, anchors, notObservable },
    ],
    doubleCodedShare: '1',
    agreement: '0.67',
  };
}

/** A wave whose letters have come and been read, as the inbox leaves them, and wait for two coders each. */
export async function seedLettersToCode(db: Database, slug: string, language: 'ru' | 'en'): Promise<void> {
  const personas = [
    { id: 'director', fullName: 'Андрей Белозёров', firstName: 'Андрей', lastName: 'Белозёров', company: null },
  ];
  const letters = await Promise.all(kinds.map(cityLetter));
  const studios = letters.map(({ studio, kind, text }, n) => ({
    name: studio.name,
    state: 'confirmed' as const,
    answers: [{ kind, text, afterDays: n + 1 }],
  }));
  const { waveId } = await seedWave(db, slug, slug, studios, language === 'ru');
  const rubric = rubricIn[language];
  await rewriteProtocol(
    db,
    sql`
    update campaigns set protocol = protocol || ${JSON.stringify({ rubric, personas })}::jsonb where slug = ${slug}`,
  );
  const { rows } = await sql<{ readingId: number; messageId: MessageId; inquiryId: InquiryId; kind: 'human_decline' }>`
    select r.id as "readingId", r.message_id as "messageId", a.inquiry_id as "inquiryId", r.kind
    from message_readings r join attributions a on a.message_id = r.message_id
      join inquiries i on i.id = a.inquiry_id and i.wave_id = ${waveId} order by r.id`.execute(db);
  for (const [n, row] of rows.entries()) await readReply(db, row, n === 0 ? [offer] : []);
}

const offer: ReplyFile = {
  name: 'КП.pdf',
  sha256: null,
  bytes: 1_000,
  format: 'pdf',
  unread: null,
  notes: [],
  material: { kind: 'proposal', template: false, reasons: [] },
  text: 'Коммерческое предложение\nДизайн главной страницы\t120 000 руб.\nВёрстка\t90 000 руб.',
  links: [],
};
