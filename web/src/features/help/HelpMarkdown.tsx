import type { ComponentProps } from 'react';
import { Link } from 'react-router';

import { Markdown } from '#ui/Markdown.js';

import { findHelpPicture } from './help-texts.js';
import styles from './HelpMarkdown.module.css';

interface HelpMarkdownProps {
  readonly text: string;
}

/** A text from docs/help, with its headings, its links to other pages of help and its pictures. */
export function HelpMarkdown({ text }: HelpMarkdownProps) {
  return (
    <div className={styles.text}>
      <Markdown text={text} own={own} />
    </div>
  );
}

const own = { h2: Heading, a: ToPage, img: Picture, code: Code };

function Heading({ children }: ComponentProps<'h2'>) {
  return <h2>{children}</h2>;
}

/** A link to another page of help: `boards.md` is the page for boards. */
function ToPage({ href = '', children }: ComponentProps<'a'>) {
  const [, key] = /^([a-z]+)\.md$/.exec(href) ?? [];
  return key === undefined ? <span>{children}</span> : <Link to={`/help/${key}`}>{children}</Link>;
}

function Code({ children }: ComponentProps<'code'>) {
  return <code>{children}</code>;
}

/** The picture for the current theme: the other one is never fetched. */
function Picture({ src, alt = '' }: ComponentProps<'img'>) {
  const picture = typeof src === 'string' ? findHelpPicture(src) : null;
  if (picture === null) return null;
  const { light, dark, width, height } = picture;
  return (
    <>
      <img
        className={styles.light}
        src={light}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
      />
      <img
        className={styles.dark}
        src={dark}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
      />
    </>
  );
}
