import { useState } from 'react';

import { formatNumber } from '#lib/format.js';

import styles from './AnswerJson.module.css';

interface JsonBranchProps {
  /** The name of the value; null at the root, and in a list. */
  readonly name: string | null;
  readonly value: unknown;
  /** The number of levels above the value. */
  readonly depth: number;
  /** Whether the value is the last, with no comma after it. */
  readonly isLast: boolean;
  readonly onCopy: (value: unknown, name: string) => void;
}

/** How many levels are open at first. */
const openLevels = 2;

/** How many entries of a branch are shown at once: a list of thousands appears in parts. */
const atOnce = 200;

/** A JSON value: one line, or a branch that opens and closes. */
export function JsonBranch({ name, value, depth, isLast, onCopy }: JsonBranchProps) {
  const [isOpen, setIsOpen] = useState(depth < openLevels);
  const [shown, setShown] = useState(atOnce);
  const isList = Array.isArray(value);
  const entries = listEntries(value);
  const comma = isLast ? '' : ',';
  const label =
    name === null ? null : <span className={styles.name}>{JSON.stringify(name)}: </span>;
  if (entries === null || entries.length === 0) {
    return (
      <div className={styles.line}>
        {label}
        <Leaf value={value} />
        {comma}
      </div>
    );
  }
  const [begin, end] = isList ? ['[', ']'] : ['{', '}'];
  const called = name ?? 'The whole answer';
  const size = `${formatNumber(entries.length)} ${isList ? (entries.length === 1 ? 'entry' : 'entries') : entries.length === 1 ? 'field' : 'fields'}`;

  return (
    <div>
      <div className={styles.line}>
        <button
          className={styles.fold}
          type="button"
          aria-expanded={isOpen}
          aria-label={`${called}, ${size}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" data-open={isOpen}>
            <path d="M3 1l4 4-4 4" />
          </svg>
        </button>
        {label}
        {begin}
        {isOpen ? null : (
          <>
            <span className={styles.folded}>{size}</span>
            {end}
            {comma}
          </>
        )}
        <button
          className={styles.copy}
          type="button"
          aria-label={`Copy ${called}`}
          onClick={() => onCopy(value, called)}
        >
          Copy
        </button>
      </div>
      {isOpen ? (
        <>
          <div className={styles.below}>
            {entries.slice(0, shown).map(([key, part], index) => (
              <JsonBranch
                key={key}
                name={isList ? null : key}
                value={part}
                depth={depth + 1}
                isLast={index === entries.length - 1}
                onCopy={onCopy}
              />
            ))}
            {entries.length > shown ? (
              <button
                className={styles.more}
                type="button"
                onClick={() => setShown(shown + atOnce)}
              >
                {formatNumber(Math.min(atOnce, entries.length - shown))} more of{' '}
                {formatNumber(entries.length - shown)}
              </button>
            ) : null}
          </div>
          <div className={styles.line}>
            {end}
            {comma}
          </div>
        </>
      ) : null}
    </div>
  );
}

/** The entries of a branch; null for a value without entries. */
function listEntries(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (Array.isArray(value)) return value.map((part: unknown, index) => [String(index), part]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : null;
}

function Leaf({ value }: { readonly value: unknown }) {
  const kind =
    typeof value === 'string'
      ? styles.text
      : typeof value === 'number'
        ? styles.number
        : styles.word;
  return <span className={kind}>{JSON.stringify(value)}</span>;
}
