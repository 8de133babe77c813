/** A page with one sentence, for responses when the application cannot be shown. */
export function toHtmlPage({ title, sentence, link }: SentencePage): string {
  return `<!doctype html>
<html lang="en-GB">
${headOf(title)}
<body><main><h1>${escape(title)}</h1><p>${escape(sentence)}</p><p><a href="${escape(link.address)}">${escape(link.words)}</a></p></main></body>
</html>
`;
}

export interface SentencePage {
  readonly title: string;
  readonly sentence: string;
  /** The link to the next step. */
  readonly link: { readonly address: string; readonly words: string };
}

export interface FormPage {
  readonly title: string;
  readonly sentence: string;
  /** The address to which the form is sent by GET. */
  readonly action: string;
  /** Hidden fields, in order. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly field: { readonly name: string; readonly label: string; readonly value: string };
  readonly button: string;
}

/** A page that asks for one text before it continues. */
export function toFormPage({ title, sentence, action, hidden, field, button }: FormPage): string {
  const unseen = hidden
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
    .join('');
  return `<!doctype html>
<html lang="en-GB">
${headOf(title)}
<body><main><h1>${escape(title)}</h1><p>${escape(sentence)}</p>
<form action="${escape(action)}">${unseen}
<p><label>${escape(field.label)}<br><input name="${escape(field.name)}" value="${escape(field.value)}" required></label></p>
<p><button>${escape(button)}</button></p></form></main></body>
</html>
`;
}

/**
 * The head of a page. Its styles and scripts are files of the application, which anybody may load.
 */
function headOf(title: string): string {
  return `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} - Stronghold</title>
<script src="/theme.js"></script><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/plain.css"></head>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
