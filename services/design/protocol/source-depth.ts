/** Deepest nesting that is handed to the parser, which descends by recursion. */
const maxDepth = 40;

/**
 * Place at which brackets or "- - -" chains nest too deep, or null. Counts brackets everywhere, also inside text, and
 * so errs towards refusing; one pass, linear. Indentation needs no check: each level costs its own line and width.
 */
export function depthFault(source: string): { readonly line: number; readonly col: number } | null {
  let open = 0;
  let dashes = 0;
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < source.length; i += 1) {
    const unit = source.charCodeAt(i);
    if (unit === 0x0a) {
      line += 1;
      lineStart = i + 1;
      dashes = 0;
    } else if (unit === 0x5b || unit === 0x7b) {
      open += 1;
    } else if (unit === 0x5d || unit === 0x7d) {
      open = Math.max(0, open - 1);
    } else if ((unit === 0x2d || unit === 0x3f || unit === 0x3a) && isBlank(source.charCodeAt(i + 1))) {
      dashes += 1;
    }
    if (open > maxDepth || dashes > maxDepth) return { line, col: i - lineStart + 1 };
  }
  return null;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d || Number.isNaN(unit);
}
