/** The parts of a Markdown tree that this code reads. */
interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  position?: {
    readonly start: { readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
}

/** A line of dashes between pipes, which is under the headings of a table. */
const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/**
 * Turns paragraphs that people write as a table into tables: headings between pipes, a line of
 * dashes, then rows. Lines above the headings stay text, rows become as long as the headings, and
 * cells have only text.
 */
export function tablesOfMarkdown() {
  return (tree: MarkdownNode, file: { toString: () => string }): void => {
    const source = file.toString();
    tree.children = tree.children?.flatMap((node) => toTable(node, source) ?? [node]) ?? [];
  };
}

function toTable(node: MarkdownNode, source: string): MarkdownNode[] | null {
  if (node.type !== 'paragraph') return null;
  const lines = toLines(node.children ?? [], source);
  const words = lines.map((line) => line.map((child) => wordsOf(child, source)).join(''));
  const rule = words.findIndex((line, index) => index > 0 && line.includes('|') && RULE.test(line));
  if (rule === -1) return null;
  const [head = [], ...rows] = [...words.slice(rule - 1, rule), ...words.slice(rule + 1)].map(
    toCells,
  );
  const cells = [head, ...rows].map((row) => head.map((_, index) => row[index] ?? ''));
  const table = {
    type: 'table',
    children: cells.map((row) => ({ type: 'tableRow', children: row.map(toCell) })),
  };
  const above = lines
    .slice(0, rule - 1)
    .flatMap((line, index) => (index === 0 ? line : [{ type: 'text', value: '\n' }, ...line]));
  return above.length === 0
    ? [table]
    : [{ type: 'paragraph', children: above.map(withStrokes) }, table];
}

/** The content of each line of a paragraph, for every kind of line break. */
function toLines(children: readonly MarkdownNode[], source: string): readonly MarkdownNode[][] {
  const lines: MarkdownNode[][] = [[]];
  for (const child of children) {
    const parts = wordsOf(child, source).split('\n');
    const isWhole = parts.length === 1 && child.type !== 'text';
    for (const [index, value] of parts.entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(isWhole ? child : { type: 'text', value });
    }
  }
  return lines;
}

function toCells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());
}

function toCell(words: string): MarkdownNode {
  return { type: 'tableCell', children: [withStrokes({ type: 'text', value: words })] };
}

function wordsOf({ type, value, children, position }: MarkdownNode, source: string): string {
  if (type === 'html') return '';
  if (type === 'break') return '\n';
  if (type === 'text' && value !== undefined)
    return value.includes('|') ? markStrokes(value, readSource(position, source)) : value;
  return value ?? children?.map((child) => wordsOf(child, source)).join('') ?? '';
}

/**
 * A placeholder for a pipe that is text and does not separate cells. No Markdown contains this
 * character, because the parser replaces it.
 */
const STROKE = '\u0000';

function readSource(position: MarkdownNode['position'], source: string): string {
  return position === undefined ? '' : source.slice(position.start.offset, position.end.offset);
}

/** Replaces each pipe that is written after a backslash with the placeholder. */
function markStrokes(value: string, written: string): string {
  const strokes = written.match(/\\.|\|/g)?.filter((each) => each.endsWith('|')) ?? [];
  let at = 0;
  return value.replaceAll('|', () => (strokes[at++] === '\\|' ? STROKE : '|'));
}

function withStrokes(node: MarkdownNode): MarkdownNode {
  return node.type === 'text' && node.value !== undefined
    ? { type: 'text', value: node.value.replaceAll(STROKE, '|') }
    : node;
}
