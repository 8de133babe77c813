/** What of a tree of Markdown is read here. */
interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
}

/** A line of dashes between strokes, which stands under the headings of a table. */
const RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Makes tables of paragraphs that people write as one: headings between strokes, a line of dashes, then rows. Nothing but words is in their cells. */
export function tablesOfMarkdown() {
  return (tree: MarkdownNode): void => {
    tree.children = tree.children?.map((node) => toTable(node) ?? node) ?? [];
  };
}

function toTable(node: MarkdownNode): MarkdownNode | null {
  if (node.type !== 'paragraph') return null;
  const [head = '', rule = '', ...rows] = wordsOf(node).split('\n');
  if (!rule.includes('|') || !RULE.test(rule)) return null;
  return { type: 'table', children: [head, ...rows].map((line) => ({ type: 'tableRow', children: toCells(line) })) };
}

function toCells(line: string): MarkdownNode[] {
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.map((cell) => ({ type: 'tableCell', children: [{ type: 'text', value: cell.trim() }] }));
}

function wordsOf({ type, value, children }: MarkdownNode): string {
  if (type === 'html') return '';
  return value ?? children?.map(wordsOf).join('') ?? '';
}
