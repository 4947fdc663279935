import { readMail } from '../../../services/inbox/mime/postal-mime-reader.ts';
import { newText } from '../../../services/inbox/new-text/new-text.ts';
import { composeAnswer } from '../../city/answers/compose-answer.ts';
import type { PlannedAnswer } from '../../city/answers/manner.ts';
import type { Contact } from '../../city/contact.ts';
import { dealReplayStudios } from '../../city/replay/deal-studios.ts';
import { dice } from '../../city/seed.ts';
import type { Studio } from '../../city/studio.ts';
import { launch } from '../../integration/releases/seed-wave.ts';

/** A studio of the practice city with the first letter of a person that it sends, as the inbox reads it. */
export type CityLetter = { readonly studio: Studio; readonly kind: string; readonly text: string };

type Written = PlannedAnswer & { kind: 'human_substantive' | 'human_decline' };
const isWritten = (planned: PlannedAnswer): planned is Written =>
  planned.kind === 'human_substantive' || planned.kind === 'human_decline';

/** The first studio of the replayed city whose letter fits, and that letter: composed as mail, then read as any mail is. */
export async function cityLetter(fits: (planned: PlannedAnswer) => boolean): Promise<CityLetter> {
  for (const studio of dealReplayStudios({ seed: '2014', studios: 56, zone: 'example' })) {
    const planned = studio.manner.answers.find(isWritten);
    if (planned === undefined || !fits(planned)) continue;
    const mail = composeAnswer(
      dice('2014', studio.id),
      studio,
      planned,
      inquiryTo(studio),
      launch.getTime() + 86_400_000,
    );
    return { studio, kind: planned.kind, text: newText(await readMail(mail.raw)) };
  }
  throw new Error('no studio of the city writes such a letter');
}

/** Our inquiry as it lies before the studio's people. */
function inquiryTo({ id, domain, email }: Studio): Contact {
  return {
    id: '1',
    studio: id,
    domain,
    step: 'inquiry',
    nth: 1,
    channel: 'mail',
    inThread: false,
    verdict: 'accepted',
    alias: 'andrey@shopper.example',
    personaName: 'Андрей Белозёров',
    message: 'Нужен сайт для склада.',
    fields: {},
    tripwires: [],
    at: launch.toISOString(),
    arrivedAt: launch.getTime(),
    to: email,
    subject: 'Нужен сайт',
    messageId: '<1@shopper.example>',
    asSeen: 'Нужен сайт для склада.',
  };
}
