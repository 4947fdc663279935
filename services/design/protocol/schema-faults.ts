import type { TValidationError } from 'typebox/error';
import { Settings } from 'typebox/system';
import { Errors } from 'typebox/value';
import type { Fault, Path } from './finding.ts';
import { suggestion } from './nearest.ts';
import { protocolSchema } from './schema/protocol.ts';

/** More faults than anybody reads at once. */
const maxFaults = 500;

/** Every fault of shape at once, in words, with the keys that would have been right. */
export function schemaFaults(data: unknown): Fault[] {
  const faults = allErrors(data).flatMap((error) => faultsOf(error, data));
  // One fault for one value: text that is too short usually has the wrong shape too.
  const seen = new Set<string>();
  return faults.filter(({ path }) => {
    const place = JSON.stringify(path);
    return !seen.has(place) && seen.add(place);
  });
}

/** The library stops at eight errors unless told otherwise, for the whole process; the setting is put back. */
function allErrors(data: unknown): TValidationError[] {
  const before = Settings.Get().maxErrors;
  Settings.Set({ maxErrors: maxFaults });
  try {
    return Errors(protocolSchema, data);
  } finally {
    Settings.Set({ maxErrors: before });
  }
}

function faultsOf(error: TValidationError, data: unknown): Fault[] {
  const path = pathOf(error.instancePath, data);
  const schema = schemaAt(path);
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((key) => ({
        path: [...path, key],
        code: 'missing',
        message: `"${key}" is missing.`,
        remedy: `Add it: ${descriptionOf(schema, key)}`,
      }));
    case 'enum':
      return [
        value(
          path,
          `must be one of ${error.params.allowedValues.join(', ')}`,
          suggestionFor(path, data, error.params.allowedValues),
        ),
      ];
    case 'boolean':
      return [unknownKey(path)];
    case 'additionalProperties':
    case 'anyOf':
      // Said better by the error of each key, and by the errors of the branch.
      return [];
    case 'type':
      // A value that may also be null: the other branch says what is wrong.
      if (error.params.type === 'null') return [];
      return [value(path, `must be ${article(String(error.params.type))}`, descriptionOf(schema))];
    default:
      return [value(path, words(error), descriptionOf(schema))];
  }
}

function unknownKey(path: Path): Fault {
  const key = String(path.at(-1));
  const known = keysOf(schemaAt(path.slice(0, -1)));
  const message = `"${key.slice(0, 60)}" is not a key of a protocol here.`;
  return { path, at: 'key', code: 'unknown-key', message, remedy: suggestion(key, known) };
}

function value(path: Path, message: string, remedy: string): Fault {
  return { path, code: 'wrong-value', message: `The value ${message}.`, remedy };
}

function words(error: TValidationError): string {
  switch (error.keyword) {
    case 'minimum':
      return `must be at least ${error.params.limit}`;
    case 'maximum':
      return `must be at most ${error.params.limit}`;
    case 'minLength':
      return error.params.limit === 1 ? 'must not be empty' : `must have at least ${error.params.limit} characters`;
    case 'maxLength':
      return `must have at most ${error.params.limit} characters`;
    case 'minItems':
    case 'minProperties':
      return `must have at least ${error.params.limit} entry`;
    case 'maxItems':
      return `must have at most ${error.params.limit} entries`;
    case 'uniqueItems':
      return 'must not repeat an entry';
    case 'pattern':
      return `must have the shape ${String(error.params.pattern)}`;
    default:
      return `does not fit (${error.keyword})`;
  }
}

function article(type: string): string {
  const names: Readonly<Record<string, string>> = {
    integer: 'a whole number',
    object: 'a group of keys',
    array: 'a list',
    string: 'text',
    boolean: 'true or false',
  };
  return names[type] ?? type;
}

function suggestionFor(path: Path, data: unknown, allowed: readonly unknown[]): string {
  const given = path.reduce<unknown>((held, step) => (isGroup(held) ? held[String(step)] : undefined), data);
  return suggestion(String(given), allowed.map(String));
}

/** JSON pointer (RFC 6901) to steps; a step into a list is a number. */
function pathOf(pointer: string, data: unknown): Path {
  let held = data;
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const key = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(held) ? Number(key) : key;
      held = isGroup(held) ? held[key] : undefined;
      return step;
    });
}

type SchemaNode = {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly description?: string;
};

function schemaAt(path: Path): SchemaNode {
  return path.reduce<SchemaNode>((node, step) => {
    const shape = concrete(node);
    return (typeof step === 'number' ? shape.items : shape.properties?.[step]) ?? {};
  }, protocolSchema as SchemaNode);
}

function concrete(node: SchemaNode): SchemaNode {
  return node.anyOf?.find((branch) => branch.properties !== undefined || branch.items !== undefined) ?? node;
}

function keysOf(node: SchemaNode): string[] {
  return Object.keys(concrete(node).properties ?? {});
}

function descriptionOf(node: SchemaNode, key?: string): string {
  const described = key === undefined ? node : (concrete(node).properties?.[key] ?? {});
  return described.description ?? concrete(described).description ?? 'See the protocol reference.';
}

function isGroup(held: unknown): held is Readonly<Record<string, unknown>> {
  return typeof held === 'object' && held !== null;
}
