import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

export const MANIFEST_FILE = 'manifest.json';
const closed = { additionalProperties: false } as const;
const name = Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' });
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

const tableSchema = Type.Object(
  {
    name,
    columns: Type.Array(name, { minItems: 1 }),
    rows: Type.Integer({ minimum: 0 }),
    /** Of the compressed file `tables/<name>.copy.gz`. */
    sha256,
  },
  closed,
);

const manifestSchema = Type.Object(
  {
    format: Type.Literal(1),
    madeAt: Type.String({ format: 'date-time' }),
    /** Nothing can be sent any more from where it was made. */
    final: Type.Boolean(),
    /** Names of the migrations that its tables have, in order. */
    migrations: Type.Array(Type.String({ pattern: '^\\d{4}_[a-z0-9_]+$' }), { minItems: 1 }),
    tables: Type.Array(tableSchema),
    /** Where counting of identity columns goes on. */
    counters: Type.Array(Type.Object({ table: name, column: name, last: Type.Integer() }, closed)),
    evidenceFiles: Type.Integer({ minimum: 0 }),
    /** Ids of the master keys that open its second factors, mail tokens and files; campaigns' keys lie apart and name theirs. */
    masterKeys: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f]{16}$' }))),
    /** The audit log's last hash; left out before the first act and by versions that did not chain it. */
    audit: Type.Optional(Type.Object({ acts: Type.Integer({ minimum: 1 }), hash: sha256 }, closed)),
  },
  closed,
);

/** What a backup holds. Campaigns' keys are not in it: they lie apart. */
export type Manifest = Static<typeof manifestSchema>;
export type BackedUpTable = Static<typeof tableSchema>;

/** The manifest, or what is wrong with it. */
export function readManifest(text: string): Manifest | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'it is not JSON' };
  }
  if (Value.Check(manifestSchema, value)) return value;
  const [first] = Value.Errors(manifestSchema, value);
  return { fault: first === undefined ? 'it is not a manifest' : `${first.instancePath || '/'}: ${first.message}` };
}

/** The name of a backup's folder: its time in UTC, to the second. */
export function folderNameOf(madeAt: Date): string {
  return madeAt.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
}
