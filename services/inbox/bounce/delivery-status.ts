/** Reads `message/delivery-status` bodies (RFC 3464): one record for each recipient, never merged. */

export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** What a report says about one recipient; addresses lower-cased, `status` as `x.y.z` (RFC 3463). */
export type RecipientStatus = {
  readonly recipient: string | null;
  readonly action: DeliveryAction | null;
  readonly status: string | null;
  readonly diagnostic: string;
};

type Fields = Map<string, string>;

const maxRecords = 100;
const recipientFields = ['final-recipient', 'original-recipient', 'x-actual-recipient'] as const;

/** @param text decoded body of the part; fields of the whole message are skipped */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  const records: RecipientStatus[] = [];
  for (const block of blocksOf(text)) {
    if (records.length >= maxRecords) break;
    if (!recipientFields.some((name) => block.has(name)) && !block.has('action')) continue;
    records.push({
      recipient: recipientOf(block),
      action: actionOf(block.get('action') ?? ''),
      status: statusIn(block.get('status') ?? ''),
      diagnostic: (block.get('diagnostic-code') ?? '').replace(/^[\w-]{1,60}\s*;\s*/, ''),
    });
  }
  return records;
}

/** The record that decides: a failed recipient before a delayed one, a delayed one before any other. */
export function decidingRecord(records: readonly RecipientStatus[]): RecipientStatus | null {
  const named = records.filter((record) => record.recipient);
  const pool = named.length > 0 ? named : records;
  const by = (action: DeliveryAction): RecipientStatus | undefined => pool.find((record) => record.action === action);
  return by('failed') ?? by('delayed') ?? pool[0] ?? null;
}

/** First enhanced status code of RFC 3463 in a text. */
export function statusIn(text: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1] ?? null;
}

/** Blocks are parted by blank lines; a repeated field also starts a new one, as some servers leave the blank line out. */
function blocksOf(text: string): Fields[] {
  const blocks: Fields[] = [];
  let block: Fields = new Map();
  let field = '';
  const close = (): void => {
    if (block.size > 0) blocks.push(block);
    block = new Map();
    field = '';
  };
  for (const line of text.split(/\r?\n/)) {
    const named = /^([A-Za-z][\w-]{1,60})\s*:\s*(.*)$/.exec(line);
    if (/^\s*$/.test(line)) close();
    else if (named?.[1] !== undefined) {
      const name = named[1].toLowerCase();
      if (name === 'final-recipient' && block.has(name)) close();
      field = name;
      if (!block.has(field)) block.set(field, (named[2] ?? '').slice(0, 4_000));
    } else if (field && /^\s/.test(line)) block.set(field, `${block.get(field)} ${line.trim()}`.slice(0, 4_000));
  }
  close();
  return blocks;
}

function recipientOf(block: Fields): string | null {
  for (const name of recipientFields) {
    const address = /[^\s<>;:,"@]{1,128}@[^\s<>;:,"@]{1,250}\.[^\s<>;:,"@.]{2,63}/.exec(block.get(name) ?? '')?.[0];
    if (address) return address.toLowerCase();
  }
  return null;
}

function actionOf(value: string): DeliveryAction | null {
  const word = value.trim().toLowerCase();
  if (/^fail/.test(word)) return 'failed';
  if (/^delay/.test(word)) return 'delayed';
  if (/^(delivered|relayed|expanded)/.test(word))
    return word.startsWith('d') ? 'delivered' : word.startsWith('r') ? 'relayed' : 'expanded';
  return null;
}
