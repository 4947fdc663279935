/** What a program of the version before would stumble over while it still runs on the new schema. */
const destructive: readonly (readonly [RegExp, string])[] = [
  [/\bdrop\s+(?:table|column|view|function)\b/i, 'takes away what the version before reads or writes'],
  [/\brename\s+(?:column\s+\w+\s+)?to\b/i, 'renames what the version before knows by its name'],
  [/\balter\s+column\s+\w+\s+(?:set\s+data\s+)?type\b/i, 'changes a type'],
  [/\balter\s+column\s+\w+\s+set\s+not\s+null\b/i, 'refuses rows that the version before writes'],
];

/**
 * Faults of one migration against the rule of rolling upgrades: expand first, contract one version later. A statement is excused by a
 * comment right above it, `-- contract of 0082: …`, that names the migration after which nothing used any more what it takes away.
 */
export function destructiveChanges(text: string): string[] {
  return statementsOf(text).flatMap(({ sql, excused }) => {
    if (excused) return [];
    const found = destructive.flatMap(([words, why]) => (words.test(sql) ? [why] : []));
    const required = [
      ...sql.matchAll(
        /\badd\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?(?!constraint\b|primary\b|unique\b|foreign\b|check\b)\w+\s[^,]*?\bnot\s+null\b[^,]*/gi,
      ),
    ];
    const lacking = required.filter(([column]) => !/\bdefault\b|\bgenerated\b/i.test(column));
    return [...found, ...lacking.map(() => 'adds a column that rows of the version before lack')];
  });
}

type Statement = { readonly sql: string; readonly excused: boolean };

/** Statements without comments and without the bodies of functions, which are replaced whole and change no row. */
function statementsOf(text: string): Statement[] {
  const bare = text.replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''").replaceAll(/'(?:[^']|'')*'/g, "''");
  return bare.split(';').map((part) => ({
    sql: part.replaceAll(/--.*$/gm, ''),
    excused: /^-- contract of \d{4}: \S.{10,}/m.test(part),
  }));
}
