import { type ShelvedAnswer, shelvedAnswer } from '../../api/press/press-shelf.ts';
import type { ChartSize } from '../../releases/charts/chart-frame.ts';
import { darkened } from '../../releases/charts/dark-theme.ts';
import { rasterise } from '../../releases/charts/rasterise.ts';
import { type ReleaseChart, releaseChart } from '../../releases/charts/release/release-chart.ts';
import type { Released } from '../../releases/charts/release/released.ts';
import type { Language } from '../../releases/words/language.ts';

export type PictureForm = {
  readonly chart: ReleaseChart;
  readonly language: Language;
  readonly size: ChartSize;
  readonly theme: 'light' | 'dark';
  readonly ending: 'svg' | 'png';
};

/** Pictures kept ready; a PNG is some hundred kilobytes, an SVG ten. */
const MOST_PICTURES = 120;

export type PictureShelf = (released: Released, form: PictureForm) => Promise<ShelvedAnswer>;

/** Pictures of releases, each drawn once for all who ask at the same time or later. */
export function openPictureShelf(): PictureShelf {
  const ready = new Map<string, Promise<ShelvedAnswer>>();
  return (released, form) => {
    const { slug, version } = released.document;
    const key = JSON.stringify([slug, version, released.address, Object.entries(form).toSorted()]);
    const known = ready.get(key);
    if (known !== undefined) return known;
    const drawn = drawPicture(released, form);
    for (const [oldest] of ready) if (ready.size >= MOST_PICTURES) ready.delete(oldest);
    ready.set(key, drawn);
    drawn.catch(() => ready.delete(key));
    return drawn;
  };
}

/** One picture, as it is sent. */
export async function drawPicture(released: Released, form: PictureForm): Promise<ShelvedAnswer> {
  const { chart, language, size, theme, ending } = form;
  const light = releaseChart(released, chart, language, size);
  const svg = theme === 'dark' ? darkened(light) : light;
  const bytes = ending === 'svg' ? Buffer.from(svg, 'utf8') : await rasterise(svg);
  return shelvedAnswer(bytes, ending === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png');
}

/** Height of a picture in pixels of its drawing, for frames around it. */
export function heightOf({ bytes }: ShelvedAnswer): number {
  return Number(/^<svg [^>]*?height="(\d+)"/.exec(bytes.toString('utf8'))?.[1] ?? 0);
}
