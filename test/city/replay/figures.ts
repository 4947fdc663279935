/**
 * What the experiment of 2014 printed, as counts that give its percentages: 38/56 = 68% had a form, 32/56 = 57% answered by
 * mail, 6/56 = 11% by telephone, 18/56 = 32% were silent, 10/38 = 26% interrogated. How many studios there were it never said.
 */
export const figuresOf2014 = {
  studios: 56,
  withForm: 38,
  answeredByMail: 32,
  answeredByPhone: 6,
  interrogating: 10,
  /** Of the silent: the mail came back or was refused at the door. */
  undelivered: 3,
  meanDelayDays: 2,
} as const;

/** Roubles; median 400,000 and mean 500,000, as printed. The single quotes never were: these are made to give both. */
export const quotesOf2014: readonly number[] = [
  ...[90_000, 120_000, 150_000, 180_000, 200_000, 220_000, 250_000, 280_000, 300_000, 320_000, 350_000, 380_000],
  400_000,
  ...[420_000, 450_000, 480_000, 500_000, 550_000, 600_000, 650_000, 700_000, 800_000, 1_000_000, 1_310_000, 1_800_000],
];

export type Quotas = {
  studios: number;
  withForm: number;
  answeredByMail: number;
  answeredByPhone: number;
  silent: number;
  undelivered: number;
  interrogating: number;
  /** One main quote per case, in roubles. */
  quotes: readonly number[];
};

/** The figures carried over to a city of another size, each to the nearest whole number; the silent are what is left. */
export function quotasFor(studios: number): Quotas {
  const part = (of2014: number): number => Math.round((of2014 * studios) / figuresOf2014.studios);
  const answeredByMail = part(figuresOf2014.answeredByMail);
  const answeredByPhone = part(figuresOf2014.answeredByPhone);
  const silent = studios - answeredByMail - answeredByPhone;
  return {
    studios,
    withForm: part(figuresOf2014.withForm),
    answeredByMail,
    answeredByPhone,
    silent,
    undelivered: Math.min(silent, part(figuresOf2014.undelivered)),
    interrogating: part(figuresOf2014.interrogating),
    quotes: spread(quotesOf2014, part(quotesOf2014.length)),
  };
}

/** `count` of the values at even distances, the middle one kept; all of them, and from the start again, when more are wanted. */
function spread(values: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const place = count <= values.length ? Math.floor(((index + 0.5) * values.length) / count) : index % values.length;
    return values[place] ?? 0;
  });
}
