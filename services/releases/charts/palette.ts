/** Okabe & Ito (2008): colours that people with any colour vision tell apart; never the only carrier of a meaning. */
export const palette = {
  black: '#000000',
  orange: '#E69F00',
  skyBlue: '#56B4E9',
  green: '#009E73',
  yellow: '#F0E442',
  blue: '#0072B2',
  vermillion: '#D55E00',
  purple: '#CC79A7',
} as const;

/** Ink and paper. Charts keep white paper in dark pages too, so that a saved picture reads anywhere. */
export const ink = {
  strong: '#111111',
  soft: '#555555',
  faint: '#DDDDDD',
  paper: '#FFFFFF',
  grey: '#999999',
  onLight: '#1A1A1A',
} as const;

/** Ink for text on a filled part, by the contrast of WCAG 2: white on the one dark hue alone, on the others a black that dark paper leaves as it is. */
export function inkOn(fill: string): string {
  return fill === palette.blue ? ink.paper : ink.onLight;
}
