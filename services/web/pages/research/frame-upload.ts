import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import type { FrameWords } from '../../words/research-frame-words.ts';
import { inLanguage } from '../layout.ts';
import { stepPath } from './campaign-frame.ts';
import { field } from './form-parts.ts';

/** Files of this computer, or the text of one ranking where a file cannot be chosen. */
export function frameUpload(slug: string, words: FrameWords, language: Language): string {
  const files = html`<input id="files" name="files" type="file" multiple accept=".csv,.tsv,.txt,text/csv" aria-describedby="files-hint">`;
  return html`<h2>${words.upload}</h2>
<form method="post" enctype="multipart/form-data" action="${inLanguage(`${stepPath(slug, 'frame')}/upload`, language)}">
!${field({ id: 'files', label: words.files, hint: words.filesHint, control: files })}
<p><button type="submit" class="first">${words.upload}</button></p>
</form>
<details><summary>${words.paste}</summary>
<form method="post" action="${inLanguage(`${stepPath(slug, 'frame')}/paste`, language)}">
!${field({ id: 'name', label: words.pasteName, control: html`<input id="name" name="name" value="ranking.csv" maxlength="255" required>` })}
!${field({ id: 'text', label: words.paste, control: html`<textarea id="text" name="text" rows="8" spellcheck="false" required></textarea>` })}
<p><button type="submit">${words.upload}</button></p>
</form></details>`;
}
