import type { ComponentProps, ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';

import styles from './Markdown.module.css';
import { tablesOfMarkdown } from './markdown-tables.js';

interface MarkdownProps {
  /**
   * What somebody wrote. HTML in it is left out, and so is what would fetch something, such as a
   * picture.
   */
  readonly text: string;
  /**
   * How a text of our own draws its headings, links and pictures. Left out for what somebody else
   * wrote.
   */
  readonly own?: Components;
}

/**
 * Words that somebody wrote, with the little that Markdown says of them: paragraphs, lists, tables,
 * what is strong. A heading in them is no heading of the page, and the direction of their letters
 * ends with them.
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

/** Leads where it says, in a window of its own that learns nothing of this page. */
function Elsewhere({ href, children }: ComponentProps<'a'>) {
  // An address of a kind that could do harm comes as none.
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
