import type { ComponentProps, ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';

import styles from './Markdown.module.css';
import { tablesOfMarkdown } from './markdown-tables.js';

interface MarkdownProps {
  /**
   * Text that a person wrote. HTML in it is left out, and so is anything that would be fetched,
   * such as a picture.
   */
  readonly text: string;
  /**
   * How headings, links and pictures are drawn in our own texts. Undefined for a text that somebody
   * else wrote.
   */
  readonly own?: Components;
}

/**
 * A text with basic Markdown: paragraphs, lists, tables, bold. Its headings are not headings of the
 * page, and the direction of its letters does not affect the text after it.
 */
export function Markdown({ text, own }: MarkdownProps) {
  return (
    <div className={styles.text} dir="auto">
      <ReactMarkdown
        skipHtml
        remarkPlugins={plugins}
        components={own === undefined ? components : { ...components, ...own }}
        disallowedElements={own === undefined ? pictures : []}
        unwrapDisallowed
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

const pictures: readonly string[] = ['img'];
const plugins = [tablesOfMarkdown];

const components = {
  a: Elsewhere,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  code: Plain,
  pre: Plain,
  th: ColumnHead,
};

/** A link that opens a new window, which receives nothing from this page. */
function Elsewhere({ href, children }: ComponentProps<'a'>) {
  // react-markdown gives an empty address for kinds of link that could do harm.
  if (href === undefined || href === '') return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener nofollow">
      {children}
    </a>
  );
}

function Heading({ children }: { readonly children?: ReactNode }) {
  return (
    <p>
      <strong>{children}</strong>
    </p>
  );
}

function Plain({ children }: { readonly children?: ReactNode }) {
  return <span>{children}</span>;
}

function ColumnHead({ children }: { readonly children?: ReactNode }) {
  return <th scope="col">{children}</th>;
}
