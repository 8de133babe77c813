/** A page of one sentence, for what is answered before the application is there to draw anything. */
export function toHtmlPage({ title, sentence, link }: SentencePage): string {
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} - Stronghold</title></head>
<body><main><h1>${escape(title)}</h1><p>${escape(sentence)}</p><p><a href="${escape(link.address)}">${escape(link.words)}</a></p></main></body>
</html>
`;
}

export interface SentencePage {
  readonly title: string;
  readonly sentence: string;
  /** What to do next. */
  readonly link: { readonly address: string; readonly words: string };
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
