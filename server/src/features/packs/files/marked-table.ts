import type { fromMarkdown } from 'mdast-util-from-markdown';

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type Inline = Extract<Node, { readonly type: 'paragraph' }>['children'][number];

/** A paragraph: its text, then the cells of a table, headings first. Either may be empty. */
interface ParsedTable {
  readonly words: readonly Inline[];
  readonly table: readonly (readonly string[])[];
}

/**
 * Separates a table with | from the text of a paragraph: its headings, a line of dashes, then rows,
 * each with as many cells as headings. Lines above the headings stay text.
 *
 * @param body the source text that the positions of nodes refer to
 */
export function parseTable(children: readonly Inline[], body: string): ParsedTable {
  const lines = toLines(children, body);
  const words = lines.map((line) => line.map((child) => wordsOf(child, body)).join(''));
  const rule = words.findIndex((line, index) => index > 0 && isRule(line));
  if (rule === -1) return { words: children, table: [] };
  const [head = [], ...rows] = [...words.slice(rule - 1, rule), ...words.slice(rule + 1)].map(
    toCells,
  );
  const above = lines
    .slice(0, rule - 1)
    .flatMap((line, index) => (index === 0 ? line : [toText(' '), ...line]));
  return {
    words: above.map((child) =>
      child.type === 'text' ? toText(child.value.replaceAll(STROKE, '|')) : child,
    ),
    table: [head, ...rows].map((row) => head.map((_, index) => row[index] ?? '')),
  };
}

function isRule(line: string): boolean {
  return line.includes('|') && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line);
}

/** The content of each line of a paragraph, with any kind of line break. */
function toLines(children: readonly Inline[], body: string): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const child of children) {
    const parts = wordsOf(child, body).split('\n');
    const isWhole = parts.length === 1 && child.type !== 'text';
    for (const [index, value] of parts.entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(isWhole ? child : toText(value));
    }
  }
  return lines;
}

function toText(value: string): Inline {
  return { type: 'text', value };
}

function wordsOf(node: Node, body: string): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'text')
    return markStrokes(
      node.value,
      body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    );
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => wordsOf(child, body)).join('') : '';
}

/**
 * Stands for a | that is part of the text and does not separate cells. Parsers replace this
 * character, so Markdown cannot contain it.
 */
const STROKE = '\u0000';

/** Marks each | after a backslash as text. */
function markStrokes(value: string, written: string): string {
  const strokes = written.match(/\\.|\|/g)?.filter((each) => each.endsWith('|')) ?? [];
  let at = 0;
  return value.replaceAll('|', () => (strokes[at++] === '\\|' ? STROKE : '|'));
}

function toCells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim().replaceAll(STROKE, '|'));
}
