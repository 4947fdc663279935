import { hasStrayBraces, type Placeholder, placeholders, placeholdersIn } from '../../letters/placeholders.ts';
import type { Fault } from '../finding.ts';
import { suggestion } from '../nearest.ts';
import { entries, type PartialProtocol } from '../partial-protocol.ts';
import type { Language } from '../schema/primitives.ts';
import { type ProtocolText, protocolTexts } from '../texts.ts';

/** Texts may ask only for what exists, and what they ask for must not be empty in any arm. */
export function placeholderFaults(protocol: PartialProtocol): Fault[] {
  return protocolTexts(protocol).flatMap((text) =>
    text.role === 'letter' || text.role === 'follow-up' ? ofLetter(text, protocol) : ofPlainText(text),
  );
}

function ofLetter({ path, text, language }: ProtocolText, protocol: PartialProtocol): Fault[] {
  const uses = placeholdersIn(text);
  const faults: Fault[] = uses.flatMap(({ name, known, offset }): Fault[] => {
    if (known !== null) return emptyFault(known, language, protocol).map((fault) => ({ ...fault, path, offset }));
    return [
      {
        path,
        offset,
        code: 'unknown-placeholder',
        message: `{{${name}}} is no placeholder.`,
        remedy: suggestion(name, placeholders),
      },
    ];
  });
  if (hasStrayBraces(text)) {
    faults.push({
      path,
      code: 'placeholder-broken',
      message: 'Braces remain that are no placeholder.',
      remedy: 'Write {{name}} with two braces on each side.',
    });
  }
  return faults;
}

function ofPlainText({ path, text, role }: ProtocolText): Fault[] {
  if (!hasStrayBraces(text) && placeholdersIn(text).length === 0) return [];
  return [
    {
      path,
      code: 'unknown-placeholder',
      message: `A ${role} text takes no placeholders.`,
      remedy: 'Remove the braces.',
    },
  ];
}

type Missing = Omit<Fault, 'path'>;

/** A placeholder that would be filled with nothing in some arm. {{budgetSentence}} may be empty: that is its purpose. */
function emptyFault(name: Placeholder, language: Language, protocol: PartialProtocol): Missing[] {
  const code = 'placeholder-empty';
  if (name === 'answerBy' && protocol.scripts !== undefined && protocol.scripts.answerByDays === undefined) {
    return [{ code, message: '{{answerBy}} has no date.', remedy: 'Add scripts.answerByDays.' }];
  }
  if (name === 'budget') {
    const empty = entries(protocol.budgets).find(
      ({ item }) => protocol.arms?.budgets?.includes(item.id) && item.text?.[language]?.trim() === '',
    );
    if (empty === undefined) return [];
    const remedy = 'Use {{budgetSentence}}, which may be empty, or give the budget a text.';
    return [{ code, message: `{{budget}} is empty for the budget "${empty.item.id}".`, remedy }];
  }
  if (name === 'persona.company' || name === 'persona.phone') {
    const key = name === 'persona.company' ? 'company' : 'phone';
    const empty = entries(protocol.personas).find(
      ({ item }) => protocol.arms?.personas?.includes(item.id) && item[key] === null,
    );
    if (empty === undefined) return [];
    return [
      {
        code,
        message: `{{${name}}} is empty for the persona "${empty.item.id}".`,
        remedy: `Give every persona of the arms a ${key}, or leave it out of the text.`,
      },
    ];
  }
  if (
    name === 'studio.city' &&
    protocol.frames?.some((frame) => frame?.columns !== undefined && frame.columns.city === undefined)
  ) {
    return [
      {
        code,
        message: '{{studio.city}} is unknown for a frame without a city column.',
        remedy: 'Map the city column of every frame, or leave it out of the text.',
      },
    ];
  }
  return [];
}
