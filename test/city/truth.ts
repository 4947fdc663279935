import { leavesMail } from './deal-kinds.ts';
import type { StudioTruth } from './ledger-entries.ts';
import { hasForm } from './sites/site-kind.ts';
import type { Studio } from './studio.ts';
import { e164 } from './studio-numbers.ts';

/** What a correct campaign must find at a studio, worked out from how it was dealt. */
export function truthOf({ id, domain, name, phone, kind, manner }: Studio): StudioTruth {
  const { expects } = kind;
  const common = {
    id,
    domain,
    name,
    siteKind: kind.name,
    language: kind.language,
    phone: e164(phone),
    hasForm: hasForm(kind),
    expectedReason: expects.reason,
    manner: manner.name,
    plannedAnswers: manner.answers.map((answer) => ({ kind: answer.kind, folder: answer.folder, price: answer.price })),
    plannedCalls: manner.calls.map(({ talkSeconds, price }) => ({ answered: talkSeconds !== null, price })),
  };
  if (leavesMail(kind)) {
    return {
      ...common,
      expectedChannel: 'mail',
      expectedOutcome: manner.name === 'refusing' ? 'rejected' : 'confirmed',
    };
  }
  // Whoever keeps robots out of the way to the form is not written to by another way.
  if (expects.outcome === 'not_sent') return { ...common, expectedChannel: 'none', expectedOutcome: 'not_sent' };
  // What the site leaves open is settled by an answer to the alias, if one comes.
  const settled =
    expects.outcome === 'uncertain' && manner.answers.length + manner.calls.length > 0 ? 'confirmed' : expects.outcome;
  return { ...common, expectedChannel: 'form', expectedOutcome: settled };
}
