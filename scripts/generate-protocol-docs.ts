import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { protocolJsonSchema, protocolReference } from '../services/design/protocol/protocol-docs.ts';

/** Writes docs/protocol from the protocol's schema; `--verify` only compares and exits 1 on a drift. */
const folder = new URL('../docs/protocol/', import.meta.url);
const pages = [
  { file: 'protocol.schema.json', text: protocolJsonSchema() },
  { file: 'reference.md', text: protocolReference() },
];
for (const { file, text } of pages) {
  const path = fileURLToPath(new URL(file, folder));
  if (!process.argv.includes('--verify')) {
    writeFileSync(path, text);
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`docs/protocol/${file} is out of date: run scripts/node scripts/generate-protocol-docs.ts`);
    process.exitCode = 1;
  }
}
