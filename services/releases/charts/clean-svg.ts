/** Properties of inline styles that SVG knows as attributes too. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'font-size',
  'font-family',
  'font-weight',
  'font-style',
  'fill',
  'stroke',
  'stroke-width',
  'opacity',
]);

/**
 * A picture without style sheets and inline styles, which a strict content security policy would drop, and without the renderer's
 * hooks for a mouse. Inside ECharts' SVG every quotation mark of a text is escaped, so a tag's attributes can be told by them.
 */
export function cleanSvg(svg: string, title: string): string {
  return (
    svg
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/ (?:class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, '')
      // The renderer numbers its charts through the life of the process; a picture shall not depend on that.
      .replace(/(?<=["#(])zr\d+-/g, 'zr-')
      .replace(/ style="([^"]*)"/g, (_whole, declarations: string) => presentationOf(declarations))
      .replace(
        /^<svg ([^>]*)>/,
        (_whole, attributes: string) => `<svg ${attributes} role="img"><title>${escapeText(title)}</title>`,
      )
      .replace(/\n+/g, '\n')
  );
}

function presentationOf(declarations: string): string {
  return declarations
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .flatMap(([name = '', value = '']) => (ATTRIBUTES.has(name) && value !== '' ? [` ${name}="${value}"`] : []))
    .join('');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
