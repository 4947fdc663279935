const MEAN_CHARACTER = 0.61;

/**
 * Lines of a text that fit a width in pixels, by the mean width of a character of a sans-serif face: there are no fonts on the
 * server. A word longer than a line is cut, so that hostile titles cannot leave the picture; an address is broken instead.
 */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const room = Math.max(8, Math.floor(width / (fontSize * MEAN_CHARACTER)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).flatMap((one) => pieces(one, room))) {
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

/** Parts of an address that fit a line each, so that it can still be typed; any other word stays one. */
function pieces(word: string, room: number): string[] {
  if (!/^https?:\/\//.test(word)) return [word];
  return Array.from({ length: Math.ceil(word.length / room) }, (_, n) => word.slice(n * room, (n + 1) * room));
}
