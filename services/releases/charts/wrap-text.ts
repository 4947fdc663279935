const MEAN_CHARACTER = 0.61;

/**
 * Lines of a text that fit a width in pixels, by the mean width of a character of a sans-serif face: there are no fonts on the
 * server. A word longer than a line is cut, so that hostile titles cannot leave the picture.
 */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const room = Math.max(8, Math.floor(width / (fontSize * MEAN_CHARACTER)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    const next = line === '' ? word : `${line} ${word}`;
    if (next.length <= room) {
      line = next;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word.length <= room ? word : `${word.slice(0, room - 1)}…`;
  }
  return line === '' ? lines : [...lines, line];
}
