import { html } from 'ghtml';
import type { ItemAgreement } from '../../reading/coding/agreement.ts';
import type { DeskWords } from '../words/desk-words.ts';
import { table, text } from './layout.ts';

/** Agreement of two coders in a wave whose coding is complete, before anything was settled. */
export type WaveAgreement = { readonly title: string; readonly items: readonly ItemAgreement[] };

/** Each item with its number of replies, so that no coefficient stands without it. */
export function agreementTable({ title, items }: WaveAgreement, words: DeskWords): string {
  const rows = items.map(({ item, replies, rawAgreement, kappa, alpha, publishable }) => [
    text(item),
    text(replies),
    text(digits(rawAgreement)),
    text(bounded(kappa)),
    text(bounded(alpha)),
    text(publishable === null ? '—' : publishable ? words.confirm : words.reject),
  ]);
  return html`<h2>${words.agreement}: ${title}</h2>!${table(words.agreement, words.agreementHeads, rows)}`;
}

function digits(value: number | null): string {
  return value === null ? '—' : value.toFixed(3);
}

function bounded({ value, lower, upper }: ItemAgreement['kappa']): string {
  return lower === null || upper === null ? digits(value) : `${digits(value)} (${digits(lower)} – ${digits(upper)})`;
}
