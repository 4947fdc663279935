import { html } from 'ghtml';
import type { TaskToCode } from '../../reading/coding/next-task.ts';
import type { ShownProposal } from '../../reading/coding/proposals.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** What the rules found, each with its words and a yes and a no; none has to be judged. */
export function proposalFields(
  { proposals, text }: Pick<TaskToCode, 'proposals' | 'text'>,
  verdicts: Readonly<Record<string, boolean>>,
  words: DeskWords,
): string {
  if (proposals.length === 0) return '';
  return html`<h3>${words.proposals}</h3><p class="soft">${words.proposalsHint}</p>
!${proposals.map((proposal) => {
    const { id, start, end } = proposal;
    return html`<fieldset><legend>${title(proposal, words)}: <q>${text.slice(start, end)}</q></legend>
!${choice(id, 'yes', verdicts[id] === true, words.confirm)} !${choice(id, 'no', verdicts[id] === false, words.reject)}</fieldset>`;
  })}`;
}

function choice(id: number, value: 'yes' | 'no', checked: boolean, label: string): string {
  return html`<input type="radio" id="proposal-${id}-${value}" name="proposal.${id}" value="${value}"!${checked ? ' checked' : ''}>
<label for="proposal-${id}-${value}">${label}</label>`;
}

function title({ kind, type, due, state }: ShownProposal, words: DeskWords): string {
  const said = type === null ? '' : `, ${words.proposalTypes[type] ?? type}`;
  const day = due === null ? '' : `, ${words.until} ${due}${state === null ? '' : `, ${words.promiseStates[state]}`}`;
  return `${words.proposalKinds[kind]}${said}${day}`;
}
