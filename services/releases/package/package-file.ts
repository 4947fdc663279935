/** One file of a release's package; `path` is inside the package. */
export type PackageFile = { readonly path: string; readonly mediaType: string; readonly bytes: Buffer };

export function textFile(path: string, mediaType: string, text: string): PackageFile {
  return { path, mediaType, bytes: Buffer.from(text, 'utf8') };
}

/** JSON for people to read: two spaces, line end. */
export function jsonFile(path: string, mediaType: string, value: object): PackageFile {
  return textFile(path, mediaType, `${JSON.stringify(value, null, 2)}\n`);
}
