import { ink, palette } from './palette.ts';

/** What each ink becomes on dark paper; the light ones of the palette stay, so that hues keep their meaning. */
const DARK: ReadonlyMap<string, string> = new Map([
  [ink.paper, '#15171A'],
  [ink.strong, '#E8E8E6'],
  [ink.soft, '#B3B7BD'],
  [ink.faint, '#3A3F46'],
  [palette.black, '#E8E8E6'],
  [palette.blue, '#5AA9DC'],
  [palette.skyBlue, '#3F7CA3'],
  [palette.vermillion, '#F08A3C'],
]);

/** A picture of ours for a dark page. It is white unless asked for, so that a saved one reads anywhere. */
export function darkened(svg: string): string {
  return svg.replace(/(?<=(?:fill|stroke)=")#[0-9a-f]{6}(?=")/gi, (colour) => DARK.get(colour.toUpperCase()) ?? colour);
}
