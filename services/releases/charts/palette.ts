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
export const ink = { strong: '#111111', soft: '#555555', faint: '#DDDDDD', paper: '#FFFFFF', grey: '#999999' } as const;
