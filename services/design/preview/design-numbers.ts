import { Check } from 'typebox/value';
import { valueAt } from '../protocol/edit-source.ts';
import { rulesSchema } from '../protocol/schema/conduct.ts';
import { armsSchema } from '../protocol/schema/drawing.ts';
import { scriptsSchema } from '../protocol/schema/people.ts';
import { type FactorPower, powerTable } from './power-table.ts';
import { type BurdenPreview, burdenOf } from './preview-design.ts';

/** What can be said of a design before its protocol is whole; each part as soon as what it needs can be read. */
export type DesignNumbers = {
  readonly sampleSize: number | null;
  readonly halfWidthPoints: number | null;
  readonly power: readonly FactorPower[];
  readonly burden: BurdenPreview | null;
};

/**
 * Precision, power and burden of a protocol that is still being written, from its plain data.
 * @param frameSize studios in the frame; null where no ranking is here: the finite population correction is left out then
 */
export function designNumbers(data: unknown, frameSize: number | null): DesignNumbers {
  const sampleSize = sizeOf(data, frameSize);
  const [arms, scripts, rules] = ['arms', 'scripts', 'rules'].map((key) => valueAt(data, [key]));
  const table =
    sampleSize !== null && Check(armsSchema, arms)
      ? powerTable(arms, sampleSize, Math.max(sampleSize, frameSize ?? Number.MAX_SAFE_INTEGER))
      : { halfWidthPoints: null, power: [] };
  const burden =
    sampleSize !== null && Check(scriptsSchema, scripts) && Check(rulesSchema, rules)
      ? burdenOf({ scripts, rules }, sampleSize)
      : null;
  return { sampleSize, ...table, burden };
}

function sizeOf(data: unknown, frameSize: number | null): number | null {
  const size = valueAt(data, ['sampling', 'size']);
  if (typeof size === 'number' && Number.isInteger(size) && size > 0 && size <= 100_000) return size;
  const share = Number(valueAt(data, ['sampling', 'fraction']));
  return frameSize === null || !(share > 0 && share <= 1) ? null : Math.max(1, Math.round(frameSize * share));
}
