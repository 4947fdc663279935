import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';

/** Noto Sans with Latin and Cyrillic; the machine's own fonts are never used, so that a picture is the same everywhere. */
const FONT = {
  loadSystemFonts: false,
  fontFiles: [
    fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
    fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
  ],
  defaultFontFamily: 'Noto Sans',
  sansSerifFamily: 'Noto Sans',
};

/** Twice the pixels of the drawing, for dense screens and for print. */
export const PNG_SCALE = 2;

/** A picture of ours as PNG, drawn in a thread of its own. */
export async function rasterise(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, { fitTo: { mode: 'zoom', value: PNG_SCALE }, font: FONT });
  return image.asPng();
}
