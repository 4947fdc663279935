import type { Persona } from '../../design/protocol/schema/protocol.ts';
import type { FormPersona } from './read/persona-values.ts';

/** What one inquiry says in its own name, beside what its persona always says. */
type OwnWords = {
  readonly alias: string;
  readonly phoneE164: string | null;
  readonly subject: string;
  readonly body: string;
  readonly budgetText: string;
};

/** What is typed into a studio's form for one inquiry. */
export function formPersona(inquiry: OwnWords, persona: Persona): FormPersona {
  return {
    fullName: persona.fullName,
    firstName: persona.firstName,
    lastName: persona.lastName,
    email: inquiry.alias,
    phoneE164: inquiry.phoneE164 ?? '',
    position: persona.role,
    city: persona.city,
    subject: inquiry.subject,
    message: inquiry.body,
    ...(persona.company === null ? {} : { company: persona.company }),
    ...(inquiry.budgetText === '' ? {} : { budgetText: inquiry.budgetText }),
  };
}
