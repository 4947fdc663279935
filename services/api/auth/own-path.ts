const MOST = 800;
const HERE = 'http://here.invalid';

/**
 * Where to go after a sign-in: the path if it leads into this site, else the front page. Whatever a browser would read as another
 * host (`//`, backslashes, schemes, control characters) does not.
 */
export function ownPath(next: string | undefined): string {
  if (next === undefined || next.length > MOST || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/u.test(next)) return '/';
  if (!URL.canParse(next, HERE)) return '/';
  const { origin, pathname, search } = new URL(next, HERE);
  // Dots may have taken the path up to a double slash.
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
