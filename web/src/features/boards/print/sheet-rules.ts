/** The text at the edges of every sheet. */
export interface SheetEdges {
  /** At the top: the name of the pack. */
  readonly name: string;
  /** At the foot: its state, and the period of its figures. */
  readonly about: string;
  /** The protective marking, as text. */
  readonly marking: string;
}

/**
 * The CSS rules of a sheet of A4: its margins, and their content. The text differs from pack to
 * pack and only a rule can put it in a margin box, so the rules are written here. They are applied
 * as a style sheet object, which the content policy allows, not as text in the page.
 */
export function toSheetRules({ name, about, marking }: SheetEdges): string {
  const top =
    'vertical-align: bottom; padding-bottom: 8px; margin-bottom: 14px; border-bottom: 1px solid #121a24;';
  const foot =
    'vertical-align: top; padding-top: 8px; margin-top: 12px; border-top: 1px solid #76838f;';
  const quiet = `font: 400 11px/16px ${face}; color: #47535f;`;
  const ending = `content: ${quote(`${marking}     Page `)} counter(page) ' of ' counter(pages); white-space: pre; font: 600 11px/16px ${face}; color: #121a24;`;
  const unmarked = '{ content: none; border: 0; }';
  return [
    '@page { size: A4; margin: 22mm 18mm 19mm;',
    `@top-left { content: ${quote(name)}; width: 480px; ${quiet} ${top} }`,
    `@top-center { content: ''; ${top} }`,
    `@top-right { content: ${quote(marking)}; font: 700 13px/16px ${face}; color: #121a24; letter-spacing: 0.02em; ${top} }`,
    `@bottom-left { content: ${quote(about)}; width: ${marking.length > shortMarking ? 480 : 530}px; ${quiet} ${foot} }`,
    `@bottom-center { content: ''; ${foot} }`,
    `@bottom-right { ${ending} ${foot} } }`,
    // The cover itself has everything that is at the top of the other sheets.
    `@page cover { margin-top: 16mm; @top-left ${unmarked} @top-center ${unmarked} @top-right ${unmarked} }`,
  ].join('\n');
}

/** Up to this length, a marking leaves more room for the text beside it. */
const shortMarking = 8;

const face = "'Source Sans 3', sans-serif";

/**
 * Text as a CSS string: every character that could end the string, or start something else, is
 * escaped by its code.
 */
function quote(words: string): string {
  return `'${words.replaceAll(/[^\p{L}\p{N} .,:/-]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16) ?? ''} `)}'`;
}
