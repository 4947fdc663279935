import { DISCLOSURE_CASES } from './disclosure-cases.ts';
import type { Dispatch } from './dispatch.ts';
import { EFFECTS_CASES } from './effects-cases.ts';
import { OUTCOME_CASES } from './outcome-cases.ts';
import { PRICE_CASES } from './price-cases.ts';
import { RATES_CASES } from './rates-cases.ts';
import { SPECIAL_FUNCTION_CASES } from './special-function-cases.ts';
import { SURVIVAL_CASES } from './survival-cases.ts';

/** Every function that the reference file names. */
export const ESTIMATORS: Dispatch = {
  ...OUTCOME_CASES,
  ...SURVIVAL_CASES,
  ...RATES_CASES,
  ...PRICE_CASES,
  ...EFFECTS_CASES,
  ...DISCLOSURE_CASES,
  ...SPECIAL_FUNCTION_CASES,
};
