import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { duration, number, percent } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { table, text } from './layout.ts';

type Curve = Pick<Report['delay'], 'curve' | 'atRisk'>;

/** A product-limit curve at the ticks of its axis: the share by then with its band, and how many were followed still. */
export function curveTable({ curve, atRisk }: Curve, language: Language): string {
  const { life, reportPage } = pageWords(language);
  const n = atRisk[0]?.n ?? 0;
  const seen = atRisk.filter((tick, index) => tick.n > 0 || index === 0);
  const rows = seen.map((tick) => {
    const step = curve.findLast(({ minutes }) => minutes <= tick.minutes);
    const shown = step === undefined ? percent(0, n, language) : stepText(step, n, language);
    return [text(duration(tick.minutes, language)), text(shown), text(number(tick.n, language))];
  });
  return table(
    life.figures,
    [reportPage.after, `${life.answeredBy} (${reportPage.interval})`, reportPage.stillWaiting],
    rows,
    'caption',
  );
}

function stepText({ waiting, lower, upper }: Curve['curve'][number], n: number, language: Language): string {
  const share = percent(1 - waiting, n, language);
  if (lower === null || upper === null) return share;
  return `${share} (${number((1 - upper) * 100, language)}–${percent(1 - lower, n, language)})`;
}
