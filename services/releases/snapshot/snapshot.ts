import Type, { type Static, type TSchema } from 'typebox';
import { DISPOSITIONS } from '../../measures/outcome/dispositions.ts';

const closed = { additionalProperties: false } as const;
const orNull = <Value extends TSchema>(value: Value) => Type.Union([value, Type.Null()]);
const text = Type.String({ maxLength: 500 });
const count = Type.Integer({ minimum: 0 });

const wait = orNull(
  Type.Object(
    {
      minutes: Type.Number({ minimum: 0 }),
      answered: Type.Boolean(),
      /** The same wait in working time; null where no calendar covers it. */
      working: orNull(Type.Number({ minimum: 0 })),
    },
    closed,
  ),
);
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const said = Type.String({ maxLength: 2_000 });
const registrationSchema = Type.Object(
  {
    versions: Type.Array(Type.Object({ hash, registeredAt: text }, closed)),
    amendments: Type.Array(
      Type.Object(
        {
          ...{ hash, previousHash: hash, at: text, afterFirstLetter: Type.Boolean(), reason: said },
          changes: Type.Array(Type.Object({ path: said, change: Type.Enum(['added', 'removed', 'changed']) }, closed)),
        },
        closed,
      ),
    ),
    deviations: Type.Array(
      Type.Object({ wave: orNull(count), happenedOn: text, planned: said, done: said, why: said }, closed),
    ),
  },
  closed,
);
const orUnseen = orNull(Type.Boolean());

/** What format 2 adds to an inquiry: every clock, answers by a named day, doubt, machines, owners. */
export const detailsSchema = Type.Object(
  {
    /** Waits for anything, substance, a price, all materials; null: not followed, or not coded. */
    waits: Type.Object({ any: wait, subst: wait, quote: wait, complete: wait }, closed),
    /** Answered by the end of the next business day, and by the day that the letter states; null: not seen so long, or no such day. */
    byNextDay: orUnseen,
    byStatedDay: orUnseen,
    /** 0 none, 1 a hint, 2 said openly; by a settled code, or by the rules where there is none. */
    doubt: Type.Integer({ minimum: 0, maximum: 2 }),
    doubtBy: Type.Enum(['code', 'rule']),
    /** All that people answered is suspected to be composed by a machine. */
    machine: Type.Boolean(),
    /** Pseudonym of the owner where studios of the wave share one. */
    owner: orNull(Type.String({ pattern: '^o[0-9]{5,}$' })),
  },
  closed,
);
export type Details = Static<typeof detailsSchema>;

/** One inquiry without a name: what happened to it, as the estimators take it. Delays in minutes from t0, money in minor units. */
export const observationSchema = Type.Object(
  {
    unit: Type.String({ pattern: '^u[0-9]{5,}$' }),
    stratum: text,
    city: orNull(text),
    /** Best rank in percent of its ranking. */
    rankPercent: orNull(Type.Number()),
    frames: Type.Array(text),
    probability: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
    arm: Type.Object({ persona: text, channel: text, budget: text, wording: text }, closed),
    disposition: Type.Enum(DISPOSITIONS.map(({ name }) => name)),
    rule: text,
    mode: orNull(Type.Enum(['email', 'phone', 'messenger'])),
    /** Waiting time to the first human answer, or to the end of view. Null: not followed. */
    delay: orNull(Type.Object({ minutes: Type.Number({ minimum: 0 }), answered: Type.Boolean() }, closed)),
    /** The same wait in working time; null where no calendar covers it. */
    businessMinutes: orNull(Type.Number({ minimum: 0 })),
    price: orNull(
      Type.Object(
        {
          minor: Type.Number({ exclusiveMinimum: 0 }),
          currency: text,
          form: Type.Enum(['point', 'range', 'from', 'upto']),
        },
        closed,
      ),
    ),
    /** Format 2 only, and there always. */
    details: Type.Optional(detailsSchema),
  },
  closed,
);
export type Observation = Static<typeof observationSchema>;

/**
 * Everything a release is computed from, frozen: the anonymous observations, the frame in counts and the protocol. Kept in the
 * private store under its hash; equal bytes and equal code give an equal release anywhere.
 */
export const snapshotSchema = Type.Object(
  {
    format: Type.Enum(['zerkalo-snapshot/1', 'zerkalo-snapshot/2']),
    release: Type.Object({ slug: text, version: Type.Integer({ minimum: 1 }), authors: Type.Array(text) }, closed),
    campaign: Type.Object({ slug: text, title: text }, closed),
    rehearsal: Type.Boolean(),
    wave: Type.Object(
      {
        number: Type.Integer({ minimum: 1 }),
        launchedAt: text,
        responseClosesAt: text,
        silenceClosesAt: text,
        fieldClosedAt: text,
        windowDays: Type.Integer({ minimum: 1 }),
        protocolHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        approvals: count,
      },
      closed,
    ),
    protocol: Type.Record(Type.String(), Type.Unknown()),
    frame: Type.Object(
      {
        sources: Type.Array(Type.Object({ frame: text, sha256: text, read: count, rejected: count }, closed)),
        strata: Type.Array(Type.Object({ stratum: text, listed: count, sampled: count }, closed)),
        excluded: Type.Array(Type.Object({ reason: text, studios: count }, closed)),
      },
      closed,
    ),
    observations: Type.Array(observationSchema, { maxItems: 1_000_000 }),
    /** Codes of both coders before anything was settled. */
    pairs: Type.Array(
      Type.Object({ item: text, first: orNull(Type.Integer()), second: orNull(Type.Integer()) }, closed),
    ),
    /** Settled codes, one per inquiry and item. */
    codes: Type.Array(Type.Object({ unit: text, item: text, value: orNull(Type.Integer()) }, closed)),
    /** Calls to our numbers that no inquiry could be given. */
    unattributedCalls: count,
    burdenMinutes: Type.Number({ minimum: 0 }),
    /** Production calendars that working time was counted by; format 2 only, and there always. */
    calendars: Type.Optional(
      Type.Array(Type.Object({ country: text, year: Type.Integer(), source: text, sha256: text }, closed)),
    ),
    /** What was registered, amended and not done as planned, as the methods print it. */
    registration: Type.Optional(registrationSchema),
    /** Of the silent who were told what the inquiry was; absent before the debrief. */
    debrief: Type.Optional(Type.Object({ silentTold: count, gaveReason: count }, closed)),
  },
  closed,
);
export type Snapshot = Static<typeof snapshotSchema>;
