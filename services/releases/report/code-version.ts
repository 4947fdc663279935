import program from '../../../package.json' with { type: 'json' };

/** Version of the program. */
export const programVersion: string = program.version;

/** What computed a number, as it is printed beside it. */
export const codeVersion = `zerkalo ${programVersion}`;
