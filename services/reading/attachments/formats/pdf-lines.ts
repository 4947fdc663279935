/** A run of text on a page; points from the lower left corner, `x` and `y` of its baseline's start. */
export type PlacedText = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type PlacedLine = { y: number; height: number; pieces: PlacedText[] };

/** Shares of the letter's height: what parts words, what parts cells, how far a baseline may wander, what parts paragraphs. */
const wordGap = 0.18;
const cellGap = 1.1;
const wander = 0.45;
const paragraphGap = 2.1;
/** Points that cells of one column may stand apart, and how many rows up and down a column is looked for. */
const aligned = 1.5;
const columnReach = 4;
/** Points by which figures of one column differ in length. */
const figureSlack = 25;
const figureAtEnd = /^(.{0,300}\p{L}\S{0,40}) ([$€£]?\d[\d .,’']{0,20}(?: ?(?:€|\$|£|₽|EUR|USD|руб\.?|р\.))?)$/u;

/** Lines of a page by the places of its runs: what stands on one height is one line, wide gaps part the cells of a row. */
export function pdfLines(pieces: readonly PlacedText[]): string[] {
  const lines: PlacedLine[] = [];
  const ordered = pieces.filter(({ text }) => text.trim() !== '').toSorted((a, b) => b.y - a.y);
  for (const piece of ordered) {
    const line = lines.at(-1);
    if (line !== undefined && line.y - piece.y < wander * Math.max(1, Math.min(line.height, piece.height))) {
      line.pieces.push(piece);
      line.height = Math.max(line.height, piece.height);
    } else lines.push({ y: piece.y, height: piece.height, pieces: [piece] });
  }
  const edges = lines.map(edgesOf);
  return lines.flatMap((line, index) => {
    const near = edges.slice(Math.max(0, index - columnReach), index + columnReach + 1).flat();
    const above = lines[index - 1];
    const apart = above !== undefined && above.y - line.y > paragraphGap * Math.max(above.height, line.height);
    return apart ? ['', joined(line, near)] : [joined(line, near)];
  });
}

type Edge = { readonly start: number; readonly end: number };

/** Where the cells of a line stand, as far as wide gaps show it. */
function edgesOf(line: PlacedLine): Edge[] {
  return steps(line).flatMap(({ piece, gap }) =>
    gap !== null && gap > cellGap ? [{ start: piece.x, end: piece.x + piece.width }] : [],
  );
}

/** A narrow gap parts cells too where what follows stands in a column of the rows around. */
function joined(line: PlacedLine, near: readonly Edge[]): string {
  let text = '';
  for (const { piece, gap } of steps(line)) {
    const inColumn = near.some(
      ({ start, end }) => Math.abs(piece.x - start) < aligned || Math.abs(piece.x + piece.width - end) < aligned,
    );
    if (gap !== null && gap >= wordGap) text += gap > cellGap || inColumn ? '\t' : ' ';
    text += cellsWithin(piece, near);
  }
  return text
    .split('\t')
    .map((cell) => cell.trim())
    .join('\t');
}

/** The library joins cells that stand close. A figure at the end of a run that reaches into a column of figures is a cell of its own. */
function cellsWithin({ text, x, width }: PlacedText, near: readonly Edge[]): string {
  const flat = text.replace(/\s+/gu, ' ');
  const reaches = near.some(
    ({ start, end }) => start > x + 5 && start < x + width - 5 && Math.abs(x + width - end) < figureSlack,
  );
  return reaches ? flat.replace(figureAtEnd, '$1\t$2') : flat;
}

/** Runs of a line from left to right with the gap before each, in heights of its letters; null before the first. */
function steps({ pieces }: PlacedLine): { piece: PlacedText; gap: number | null }[] {
  let end: number | null = null;
  return pieces
    .toSorted((a, b) => a.x - b.x)
    .map((piece) => {
      const gap = end === null ? null : (piece.x - end) / Math.max(1, piece.height);
      end = Math.max(end ?? 0, piece.x + piece.width);
      return { piece, gap };
    });
}
