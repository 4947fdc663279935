import { fold } from '../quotes/fold.ts';
import { wholeWords, wordList } from '../quotes/vocabulary/word-pattern.ts';
import type { AttachmentFormat } from './attachment-reading.ts';

/** Kinds of material that a studio sends; `other` is anything that no rule knows, pictures above all. */
export const materialKinds = [
  'proposal',
  'presentation',
  'contract',
  'samples',
  'estimate',
  'price_list',
  'brief',
  'other',
] as const;
export type MaterialKind = (typeof materialKinds)[number];

export type Material = {
  readonly kind: MaterialKind;
  /** A blank form or an example made for nobody: its prices are not asked of us. */
  readonly template: boolean;
  /** The words behind it, with where they stand. */
  readonly reasons: readonly string[];
};

type Named = Exclude<MaterialKind, 'other'>;

/** Words that name the kind, in a file's name or at the head of its text. */
const titles: Readonly<Record<Named, RegExp>> = {
  estimate: wholeWords(wordList`
    смет~ | smeta | расчет~ | калькуляци~ | estimate | cost breakdown | kostenvoranschlag | kalkulation | kostenschätzung
  `),
  price_list: wholeWords(wordList`
    прайс~ | prais | prays | прейскурант | цены | тариф~ | price ?list | pricelist | pricing | rate card | preisliste | preise | prices
  `),
  proposal: wholeWords(wordList`
    коммерческ~ предложени~ | предложени~ | кп | kp | kommercheskoe | proposal | offer | quotation | quote | angebot~ | offerte
  `),
  contract: wholeWords(wordList`
    договор~ | dogovor | контракт~ | соглашени~ | contract | agreement | vertrag~ | werkvertrag | dienstvertrag | agb
  `),
  brief: wholeWords(wordList`
    бриф~ | brif | анкет~ | anketa | опросн~ | brief | briefing | questionnaire | fragebogen
  `),
  samples: wholeWords(wordList`
    портфолио | кейс~ | наши работы | примеры работ | portfolio | case ?stud(?:y|ies) | selected work | our work | samples |
    references | referenzen | arbeitsproben
  `),
  presentation: wholeWords(wordList`
    презентаци~ | prezentac?iya | prezentatsiya | о компании | о студии | о нас | presentation | company profile | about us | capabilities | credentials | deck |
    präsentation | praesentation | über uns | firmenprofil | unternehmensprofil
  `),
};

/** Words that its text is full of, whatever its title. */
const bodies: Readonly<Record<Named, RegExp>> = {
  estimate: wholeWords(wordList`
    смет~ | часы | часов | нормо-час~ | ставка | трудоемкост~ | hours | rate | effort | stunden | stundensatz | aufwand
  `),
  price_list: wholeWords(wordList`
    прайс~ | тариф~ | пакет~ | цена от | услуг~ | package | per page | all prices | starting at | paket | alle preise | preisliste
  `),
  proposal: wholeWords(wordList`
    предлагаем | состав работ | стоимость работ | этап~ | итого | срок~ работ | действительно до | we propose | scope of work |
    investment | timeline | deliverables | valid for | wir bieten | bieten wir | leistung~ | gesamtbetrag | gültig bis
  `),
  contract: wholeWords(wordList`
    именуем~ | исполнител~ | заказчик~ | настоящ~ договор~ | ответственность сторон | реквизиты | hereinafter | the client shall |
    governing law | liability | whereas | auftragnehmer~ | auftraggeber~ | vertragsgegenstand | haftung | gerichtsstand
  `),
  brief: wholeWords(wordList`
    заполните | расскажите о | ваши конкуренты | целевая аудитория | какой бюджет | какие сайты | please fill | describe your |
    your competitors | target audience | what is your budget | bitte ausfüllen | zielgruppe | ihre wettbewerber
  `),
  samples: wholeWords(wordList`
    задача | решение | результат~ | клиент | кейс | case study | challenge | solution | result~ | client | aufgabe | lösung | kunde
  `),
  presentation: wholeWords(wordList`
    о нас | команда | наши клиенты | наши услуги | лет на рынке | награды | about us | our team | our clients | our services |
    awards | über uns | unser team | unsere kunden | auszeichnungen
  `),
};

const templateWords = wholeWords(wordList`
  шаблон~ | образ(?:ец|ца|цы) | пример~ (?:договора|кп|предложения|сметы) | типов~ | template | sample | specimen | muster~ | vorlage~
`);
const headLength = 400;
const bodyLength = 20_000;
const enough = 3;
const [byName, byHead, byBody] = [4, 3, 1];
/** Most words of a body that count: a long text must not outvote its title. */
const mostWords = 3;

/**
 * Which material a file is, by its name, the head of its text and the words within; the format decides between equals. Pure; a
 * file that was not read is known by its name alone.
 */
export function materialOf(file: { name: string; format: AttachmentFormat; text: string }): Material {
  const name = fold(fileNameOf(file.name)).replace(/[_\-.+]+/gu, ' ');
  const text = fold(file.text.slice(0, bodyLength));
  const head = text.slice(0, headLength);
  const votes = (Object.keys(titles) as Named[]).map((kind) => votesFor(kind, { name, head, text }, file.format));
  const best = votes.reduce((first, next) => (next.score > first.score ? next : first));
  const inName = templateWords.exec(name)?.[0];
  const inHead = templateWords.exec(head.slice(0, 200))?.[0];
  const template = best.score >= enough && (inName ?? inHead) !== undefined;
  const said = template ? [`template: ${inName ?? inHead}`] : [];
  if (best.score < enough) return { kind: 'other', template, reasons: ['no rule knows it'] };
  return { kind: best.kind, template, reasons: [...best.reasons, ...said] };
}

type Votes = { readonly kind: Named; readonly score: number; readonly reasons: readonly string[] };

function votesFor(
  kind: Named,
  { name, head, text }: Record<'name' | 'head' | 'text', string>,
  format: AttachmentFormat,
): Votes {
  const named = titles[kind].exec(name)?.[0];
  const titled = titles[kind].exec(head)?.[0];
  const words = [...new Set(text.match(new RegExp(bodies[kind].source, 'giu')) ?? [])].slice(0, mostWords);
  const shape = shapeOf(format) === kind ? 1 : 0;
  return {
    kind,
    score: (named === undefined ? 0 : byName) + (titled === undefined ? 0 : byHead) + words.length * byBody + shape,
    reasons: [
      ...(named === undefined ? [] : [`name: ${named}`]),
      ...(titled === undefined ? [] : [`head: ${titled}`]),
      ...(words.length === 0 ? [] : [`words: ${words.join(', ')}`]),
      ...(shape === 0 ? [] : [`format: ${format}`]),
    ],
  };
}

/** What a format is mostly used for. */
function shapeOf(format: AttachmentFormat): MaterialKind {
  if (format === 'pptx' || format === 'odp') return 'presentation';
  return format === 'xlsx' || format === 'ods' ? 'estimate' : 'other';
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
