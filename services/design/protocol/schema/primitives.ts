import Type, { type TSchema } from 'typebox';

/** Languages the letters, the lint and the readers of answers know. */
export const languages = ['ru', 'en', 'de'] as const;
export type Language = (typeof languages)[number];

/** Inquiry channels a protocol may randomise over. */
export const channels = ['form', 'mail'] as const;
export type Channel = (typeof channels)[number];

/** Axes of 2014's critics: speed, activity and competence are never mixed into one number. */
export const axes = ['reach', 'speed', 'activity', 'competence', 'price', 'persistence'] as const;

/** Unknown keys are faults, so that a misspelt setting is never silently ignored. */
export const closed = { additionalProperties: false } as const;

/** Short name used for references inside the protocol. */
export const idOf = (what: string) =>
  Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40, description: what });

export const sentence = (what: string, maxLength = 2000) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', description: what });

/** Calendar date, ISO 8601. */
export const date = (what: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: what });

/** Decimal fraction between 0 and 1 as text: RFC 8785 then never has to format a floating-point number. */
export const fraction = (what: string) =>
  Type.String({ pattern: '^(0|1|0?\\.\\d{1,6}|1\\.0{1,6})$', description: `${what} Decimal fraction as text, "0.5".` });

export const whole = (what: string, minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, description: what });

/** One value per language; each language used by a frame must be present. */
export const perLanguage = <Value extends TSchema>(value: Value, what: string) =>
  Type.Object(
    { ru: Type.Optional(value), en: Type.Optional(value), de: Type.Optional(value) },
    { ...closed, minProperties: 1, description: what },
  );

export const money = (what: string) =>
  Type.Object(
    {
      amountMinor: whole('Amount in minor units (kopecks, cents).', 0, 1_000_000_000_000),
      currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code.' }),
    },
    { ...closed, description: what },
  );
