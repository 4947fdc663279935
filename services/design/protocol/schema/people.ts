import Type, { type TSchema } from 'typebox';
import { closed, idOf, perLanguage, sentence, whole } from './primitives.ts';

const nullable = <Value extends TSchema>(value: Value, what: string) =>
  Type.Union([value, Type.Null()], { description: what });

/** E8: personas use domains and numbers that the operator owns and no real person's or firm's identity. */
export const personaSchema = Type.Object(
  {
    id: idOf('Name of the persona inside the protocol.'),
    fullName: sentence('Full name as the persona signs.', 120),
    firstName: sentence('First name.', 60),
    lastName: sentence('Last name.', 60),
    role: sentence('Role in its company, as the letter states it.', 120),
    company: nullable(sentence('Invented company.', 120), 'Company, or null when the persona names none.'),
    city: sentence('City of the persona.', 120),
    phone: nullable(
      Type.String({ maxLength: 20, description: 'Number in E.164.' }),
      "Number from the operator's pool in E.164, or null: no phone is given and the calls arm is lost.",
    ),
    preferredChannel: Type.Enum(['mail', 'phone', 'any'], {
      description: 'Channel the persona asks to be answered through; respect for it is measured.',
    }),
    displayName: sentence('Name shown in the From line of mail.', 120),
    mailDomain: Type.String({
      maxLength: 253,
      description: "The operator's own domain in which every inquiry gets its own mailbox alias.",
    }),
  },
  { ...closed, description: 'A person who does not exist and wants to buy.' },
);

const letterText = Type.Object(
  {
    subject: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\r\\n\\u0000]+$',
      description: 'Subject, one line.',
    }),
    body: sentence('Body with placeholders such as {{studio.name}}.', 8000),
  },
  { ...closed, description: 'Subject and body.' },
);

/** Critics 31 to 33: letter text and all follow-up scripts are part of the record, in at least two wordings. */
export const scriptsSchema = Type.Object(
  {
    letters: Type.Array(
      Type.Object(
        {
          id: idOf('Name of the wording.'),
          complexity: Type.Enum(['short', 'brief', 'detailed'], {
            description: 'How much the letter tells of the task.',
          }),
          text: perLanguage(letterText, 'The first letter per language.'),
        },
        closed,
      ),
      { minItems: 1, maxItems: 12, description: 'Wordings of the first letter.' },
    ),
    answerByDays: Type.Optional(whole('Days until the date stated by {{answerBy}}; measured, never enforced.', 3, 60)),
    secondStep: perLanguage(letterText, 'Answer to the first human reply: asks only for what is ready.'),
    nudge: perLanguage(letterText, 'Reminder to the silent.'),
    close: perLanguage(letterText, 'Thanks and a polite decline to everyone who answered (rule E10).'),
  },
  { ...closed, description: 'Every text that is ever sent to a studio before the debrief.' },
);
