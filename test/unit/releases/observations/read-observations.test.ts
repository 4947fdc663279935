import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readObservations } from '../../../../services/releases/observations/read-observations.ts';

function read(text: string) {
  const reading = readObservations(text, 'hours');
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.faults));
  return reading;
}

function faultsOf(text: string) {
  const reading = readObservations(text, 'hours');
  return reading.kind === 'refused' ? reading.faults : [];
}

describe('A file of observations', () => {
  it('is read with columns in any order and semicolons, delays turned into minutes', () => {
    const { observations, ignoredColumns } = read('Delay;city;CHANNEL;delivered\n1.5;Tver;email;yes\n');
    expect(observations).toEqual([
      {
        stratum: 'all',
        stratumSize: null,
        arm: 'all',
        group: 'line 2',
        delivered: 'yes',
        mode: 'email',
        delay: 90,
        answered: true,
        quote: null,
      },
    ]);
    expect(ignoredColumns).toEqual(['city']);
  });

  it('may quote a point, a range and either open end', () => {
    const { observations } = read(
      'delivered,channel,delay,quotes\nyes,email,1,300\nyes,email,1,300..450.50\nyes,email,1,from 250\nyes,phone,1,to 400\n',
    );
    expect(observations.map(({ quote }) => quote)).toEqual([
      [300, 300],
      [300, 450.5],
      [250, null],
      [null, 400],
    ]);
  });

  it('takes an answered inquiry as delivered, whatever the mail system said', () => {
    expect(read('delivered,channel,delay\nno,phone,3\n').observations[0]?.delivered).toBe('yes');
  });

  it('lists every fault with line and column and gives nothing else', () => {
    const faults = faultsOf(
      [
        'delivered,channel,delay,censoring,quotes,stratum,stratum_size',
        'perhaps,email,1,,,a,10',
        'yes,fax,-1,tired,0,a,10',
        'yes,none,,window,,a,10',
        'yes,none,5,,,a,10',
        'yes,none,5,window,300,a,10',
        'yes,email,1,,450..300,b,1.5',
        'yes,email',
      ].join('\n'),
    );
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'delivered'],
      [3, 'channel'],
      [3, 'censoring'],
      [3, 'delay'],
      [3, 'quotes'],
      [4, 'delay'],
      [5, 'censoring'],
      [6, 'quotes'],
      [7, 'stratum_size'],
      [7, 'quotes'],
      [8, null],
    ]);
  });

  it('marks doubt and machines where the file has the columns, and of answers only', () => {
    const head = 'delivered,channel,delay,censoring,doubted,machine';
    const faults = faultsOf(`${head}\nyes,email,1,,maybe,yes\nyes,none,9,window,yes,\n`);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'doubted'],
      [3, 'doubted'],
    ]);
    const reading = readObservations(`${head}\nyes,email,1,,Yes,\nyes,none,9,window,,\n`, 'days');
    const marks = reading.kind === 'read' ? reading.observations.map(({ doubted, machine }) => [doubted, machine]) : [];
    expect(marks).toEqual([
      [true, false],
      [false, false],
    ]);
    const plain = readObservations('delivered,channel,delay\nyes,email,1\n', 'days');
    expect(plain.kind === 'read' && plain.observations.map(({ doubted }) => doubted)).toEqual([undefined]);
  });

  it('names missing and doubled columns at once', () => {
    expect(faultsOf('delay,arm,arm\n1,a,b\n').map(({ fault }) => fault)).toHaveLength(3);
  });

  it('refuses a stratum of two sizes and one smaller than its sample', () => {
    const head = 'delivered,channel,delay,stratum,stratum_size';
    const [two, small] = [
      `${head}\nyes,email,1,a,5\nyes,email,1,a,6\n`,
      `${head}\nyes,email,1,a,1\nyes,email,2,a,1\n`,
    ].map(faultsOf);
    expect(two?.[0]?.fault).toContain('different sizes');
    expect(small?.[0]?.fault).toContain('2 observations of 1 studios');
  });

  it('says what is wrong with an empty file, a header alone and a broken quotation mark', () => {
    expect(faultsOf('')[0]?.fault).toContain('empty');
    expect(faultsOf('delivered,channel,delay\n')[0]?.fault).toContain('no observation');
    expect(faultsOf('delivered,channel,delay\n"yes,email,1\n')[0]?.fault).toContain('not readable as CSV');
  });

  it('never throws at hostile text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(readObservations(`delivered,channel,delay\n${text}`, 'days').kind).toMatch(/read|refused/);
      }),
    );
  });
});
