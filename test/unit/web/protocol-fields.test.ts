import { describe, expect, it } from 'vitest';
import { readSource } from '../../../services/design/protocol/read-source.ts';
import { templateSource, templates } from '../../../services/design/protocol/templates.ts';
import { allFields, protocolFields } from '../../../services/web/research/protocol-fields.ts';
import { changedFields, listEdit, shownValue } from '../../../services/web/research/typed-fields.ts';

const dataOf = (name: (typeof templates)[number]): unknown => readSource(templateSource(name), 'yaml').data;
/** A form as a browser sends it without a change, line ends as browsers write them. */
function formOf(data: unknown): Record<string, string | string[]> {
  return Object.fromEntries(
    allFields(protocolFields(data)).map((field) => {
      const shown = shownValue(data, field);
      return [`p:${field.name}`, typeof shown === 'string' ? shown.replaceAll('\n', '\r\n') : ['', ...shown]];
    }),
  );
}

describe('the form of a protocol', () => {
  it.each(templates)('sent without a change edits nothing (%s)', (name) => {
    const data = dataOf(name);
    expect(changedFields(data, protocolFields(data), formOf(data))).toEqual([]);
  });

  it('reads each kind of value as the protocol wants it, and what it cannot read as it was typed', () => {
    const data = dataOf('starter');
    const form = {
      ...formOf(data),
      'p:sampling.size': '1 200',
      'p:sampling.rankTiers': '50\r\n100',
      'p:personas[0].phone': ' ',
      'p:schedule.startsOn': '2027-03-01',
      'p:rules.mailFallback': 'false',
      'p:rules.cooldownDays': 'half a year',
      'p:arms.channels': ['', 'form', 'mail'],
      'p:schedule.closedDates': '',
    };
    const edits = changedFields(data, protocolFields(data), form);
    expect(Object.fromEntries(edits.map(({ path, value }) => [path.join('.'), value]))).toEqual({
      'sampling.size': 1200,
      'sampling.rankTiers': [50, 100],
      'personas.0.phone': null,
      'schedule.startsOn': '2027-03-01',
      'rules.mailFallback': false,
      'rules.cooldownDays': 'half a year',
      'arms.channels': ['form', 'mail'],
      'schedule.closedDates': [],
    });
  });

  it('a field that the form does not hold is left alone', () => {
    const data = dataOf('starter');
    expect(changedFields(data, protocolFields(data), { 'p:objective.question': 'Only this?' })).toEqual([
      { path: ['objective', 'question'], value: 'Only this?' },
    ]);
  });

  it('a button adds a copy under a new name or takes an entry away, and nothing else', () => {
    const data = dataOf('starter');
    const sections = protocolFields(data);
    expect(listEdit('add:personas', data, sections)).toMatchObject({
      path: ['personas', 2],
      value: { id: 'assistant-3' },
    });
    expect(listEdit('remove:scripts.letters.1', data, sections)).toEqual({
      path: ['scripts', 'letters', 1],
      value: undefined,
    });
    for (const button of ['save', 'remove:rules', 'add:__proto__', 'remove:personas.0.id'])
      expect([button, listEdit(button, data, sections)]).toEqual([button, null]);
  });
});
