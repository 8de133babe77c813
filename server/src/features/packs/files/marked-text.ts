import { fromMarkdown } from 'mdast-util-from-markdown';

import { parseTable } from './marked-table.js';

/** A run of words with the same formatting. */
export interface Run {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** A paragraph, or an item of a list. */
export interface Paragraph {
  readonly runs: readonly Run[];
  /** What precedes a list item: a bullet or its number; null for a paragraph. */
  readonly mark: '•' | `${number}.` | null;
  /** How deep the list is nested: 0 for an outermost list, and for a paragraph. */
  readonly level: number;
}

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type Style = Omit<Run, 'text'>;
type Place = Pick<Paragraph, 'mark' | 'level'>;

const plain: Style = { isBold: false, isItalic: false };
const outside: Place = { mark: null, level: 0 };

/** Parses Markdown into paragraphs. Omits HTML and pictures; keeps only the text of links. */
export function readMarked(body: string): readonly Paragraph[] {
  return fromMarkdown(body).children.flatMap((node) => toParagraphs(node, outside, body));
}

/** A paragraph as plain text, with its prefix. */
export function toPlainWords({ runs, mark, level }: Paragraph): string {
  const before = mark === null ? '' : `${'  '.repeat(level)}${mark} `;
  return `${before}${runs.map(({ text }) => text).join('')}`;
}

function toParagraphs(node: Node, place: Place, body: string): readonly Paragraph[] {
  switch (node.type) {
    case 'paragraph': {
      const { words, table } = parseTable(node.children, body);
      return [
        ...withRuns(
          words.flatMap((child) => toRuns(child, plain)),
          place,
        ),
        ...readRows(table),
      ];
    }
    case 'heading':
      return withRuns(
        node.children.flatMap((child) => toRuns(child, { ...plain, isBold: true })),
        place,
      );
    case 'code':
      return node.value.split('\n').flatMap((line) => withRuns([{ text: line, ...plain }], place));
    case 'blockquote':
      return node.children.flatMap((child) => toParagraphs(child, place, body));
    case 'list': {
      const level = place.mark === null ? 0 : place.level + 1;
      const first = node.start ?? 1;
      return node.children.flatMap((item, index) => {
        const mark = node.ordered ? (`${first + index}.` as const) : '•';
        return item.children.flatMap((child) => toParagraphs(child, { mark, level }, body));
      });
    }
    default:
      return [];
  }
}

/** The rows of a table, one per line: the subject, then each figure under its heading. */
function readRows([headings = [], ...rows]: readonly (readonly string[])[]): readonly Paragraph[] {
  return rows.flatMap(([first = '', ...cells]) => {
    const told = cells.flatMap((cell, index) =>
      cell === ''
        ? []
        : [[headings[index + 1] ?? '', cell].filter((part) => part !== '').join(' ')],
    );
    return withRuns(
      [
        { text: first, isBold: true, isItalic: false },
        {
          text: told.length === 0 ? '' : `${first === '' ? '' : ': '}${told.join(', ')}`,
          ...plain,
        },
      ],
      outside,
    );
  });
}

function withRuns(runs: readonly Run[], place: Place): readonly Paragraph[] {
  const said = runs.filter(({ text }) => text !== '');
  return said.length === 0 ? [] : [{ runs: said, ...place }];
}

function toRuns(node: Node, style: Style): readonly Run[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ text: node.value.replaceAll(/\s*\n\s*/g, ' '), ...style }];
    case 'break':
      return [{ text: ' ', ...style }];
    case 'strong':
      return node.children.flatMap((child) => toRuns(child, { ...style, isBold: true }));
    case 'emphasis':
      return node.children.flatMap((child) => toRuns(child, { ...style, isItalic: true }));
    case 'link':
    case 'linkReference':
      return node.children.flatMap((child) => toRuns(child, style));
    default:
      return [];
  }
}
