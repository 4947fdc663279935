import Type from 'typebox';
import { rowFaultReasons } from '../../design/frames/ranking-row.ts';
import { moment, orNull } from './row-schemas.ts';

const header = (what: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: `Header of the column with the ${what}.` }));
const fields = {
  site: header('web site'),
  mail: header('e-mail address'),
  phone: header('telephone'),
  city: header('city'),
  rank: header('rank'),
  priceTier: header('price segment'),
};
const text = orNull(Type.String());

export const rankingQuery = Type.Object(
  {
    country: Type.String({ pattern: '^[A-Z]{2}$', default: 'RU', description: 'National numbers are read by it.' }),
    name: header('name'),
    ...fields,
  },
  { additionalProperties: false },
);

export const rankingSchema = Type.Object({
  encoding: Type.String(),
  delimiter: Type.String(),
  headers: Type.Array(Type.String()),
  columns: Type.Object({ name: Type.String(), ...fields }, { description: 'Named in the query, or guessed.' }),
  sha256: Type.String(),
  rowsRead: Type.Integer(),
  rowsRejected: Type.Integer(),
  faultCount: Type.Integer(),
  faults: Type.Array(
    Type.Object({
      line: Type.Integer(),
      column: text,
      reason: Type.Enum([...rowFaultReasons]),
      kept: Type.Boolean({ description: 'The row stays, without this cell.' }),
    }),
    { description: 'The first thousand.' },
  ),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      rank: Type.Integer(),
      name: Type.String(),
      domain: text,
      siteUrl: text,
      email: text,
      phoneE164: text,
      city: text,
      priceTier: text,
    }),
    { description: 'The first fifty.' },
  ),
});

export const dryRunSchema = Type.Object({
  studios: Type.Integer({ description: '0: there was no dry run.' }),
  protocolHash: text,
  begunAt: orNull(moment('Machine time.')),
  outcomes: Type.Array(Type.Object({ outcome: Type.String(), studios: Type.Integer() })),
  rows: Type.Array(
    Type.Object({
      domain: Type.String(),
      name: Type.String(),
      outcome: Type.String({ description: '`ready`, or the reason of the outcome table.' }),
      why: text,
      contactPage: text,
      fields: Type.Array(Type.String(), { description: 'Roles in the order of the form.' }),
      mailFallback: text,
      kept: Type.Integer({ description: 'Requests that the site tried to send meanwhile; none left.' }),
      picture: text,
    }),
  ),
  next: orNull(Type.String({ description: 'Value of `after` for the next page; null: no more.' })),
});
