import { placeholders } from '../letters/placeholders.ts';
import { protocolSchema } from './schema/protocol.ts';

type SchemaNode = {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

/** The protocol's schema as published: JSON Schema 2020-12, from the same source as the types and the check. */
export function protocolJsonSchema(): string {
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...protocolSchema };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The reference of the protocol's keys in Markdown, from the descriptions of the schema. */
export function protocolReference(): string {
  const root: SchemaNode = JSON.parse(protocolJsonSchema());
  const sections = Object.entries(root.properties ?? {});
  const plain = sections.filter(([, node]) => shapeOf(node).properties === undefined);
  const grouped = sections.filter(([, node]) => shapeOf(node).properties !== undefined);
  return [
    '# Protocol reference',
    '',
    'A protocol is one YAML or JSON file: the whole design of a campaign. Nothing has a default, unknown keys are faults, and the',
    'hash (SHA-256 of canonical JSON, RFC 8785) covers all of it. Start from `services/design/protocol/shipped/starter.yaml`.',
    'This page is generated from the schema by `scripts/generate-protocol-docs.ts`.',
    '',
    table(plain.map(([key, node]) => row(key, node, isRequired(root, key)))),
    ...grouped.flatMap(([key, node]) => section(key, node)),
    '## Placeholders',
    '',
    'Letters, second step, nudge and close may use these; braces that are none of them are faults.',
    '',
    ...placeholders.map((name) => `- \`{{${name}}}\``),
    '',
  ].join('\n');
}

function section(key: string, node: SchemaNode): string[] {
  const shape = shapeOf(node);
  const rows = rowsOf(shape, '');
  return [`## ${key}`, '', `${node.description ?? shape.description ?? ''}${limits(node)}`, '', table(rows)];
}

/** All keys below a group, inner ones dotted; an entry of a list is marked by [ ]. */
function rowsOf(group: SchemaNode, prefix: string): string[] {
  return Object.entries(group.properties ?? {}).flatMap(([key, node]) => {
    const own = row(`${prefix}${key}`, node, isRequired(group, key));
    const inner = shapeOf(node);
    return inner.properties === undefined
      ? [own]
      : [own, ...rowsOf(inner, `${prefix}${key}${isList(node) ? '[ ]' : ''}.`)];
  });
}

/** The group behind a list, a null or itself. */
function shapeOf(node: SchemaNode): SchemaNode {
  if (node.items !== undefined) return shapeOf(node.items);
  const branch = node.anyOf?.find(({ type }) => type !== 'null');
  return branch === undefined ? node : shapeOf(branch);
}

function isList(node: SchemaNode): boolean {
  return node.type === 'array';
}

function isRequired(group: SchemaNode, key: string): boolean {
  return group.required?.includes(key) === true;
}

function row(key: string, node: SchemaNode, required: boolean): string {
  const cells = [`\`${key}\``, kindOf(node), required ? 'yes' : 'no', `${node.description ?? ''}${limits(node)}`];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(rows: readonly string[]): string {
  return ['| Key | Kind | Needed | Meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function kindOf(node: SchemaNode): string {
  if (node.enum !== undefined) return node.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (node.anyOf !== undefined) return node.anyOf.map(kindOf).join(' or ');
  if (node.items !== undefined) return `list of ${kindOf(node.items)}`;
  const kinds: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    object: 'group',
    boolean: 'true or false',
  };
  return kinds[node.type ?? ''] ?? node.type ?? '';
}

function limits({ minimum, maximum, minItems, maxItems, maxLength }: SchemaNode): string {
  const parts = [
    ...(minimum === undefined || maximum === undefined ? [] : [`${minimum} to ${maximum}`]),
    ...(maxItems === undefined
      ? []
      : [minItems === maxItems ? `${maxItems} entries` : `${minItems ?? 0} to ${maxItems} entries`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
