import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { formatNumber } from '#lib/format.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { sayColumn } from '#parts/column-name.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { ListTable } from '#ui/ListTable.js';

import { MATCH_WORDS } from './row-documents.js';
import { ScreeningAgain } from './ScreeningAgain.js';
import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';
import { countRows } from './staged-words.js';
import type { Turn } from './use-turns.js';
import {
  describeReadWords,
  GUESSED,
  type OwnWord,
  sayWhy,
  TO_CHOOSE,
  toOwnWords,
  toWordChoices,
  UNSAID,
} from './word-choices.js';

interface WordTableProps {
  readonly staged: ShownStaged;
  readonly mayChange: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  /** Called once the file was screened with these columns. */
  readonly onChanged: () => void;
}

/**
 * The agency's own words in columns with a list, with the entry for each. Each is asked about once
 * for all rows; guesses are labelled.
 */
export function WordTable({ staged, mayChange, inTurn, onChanged }: WordTableProps) {
  const { id, wordColumns } = staged;
  const words = toOwnWords(wordColumns);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { send, isSending } = useChange(MATCH_WORDS);
  useLeaveWarning(chosen.size > 0 && !isSending);
  const unknown = words.filter(({ entry }) => entry === null);
  const known = words.filter(({ entry }) => entry !== null);
  const cutOff = wordColumns.filter(({ hasMore }) => hasMore);

  const confirm: Turn = async (version) => {
    const sent = await send({ input: { id, version, words: [...toWordChoices(words, chosen)] } });
    if (sent === null) return null;
    const found = sent.ok
      ? sent.data.matchWords.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    if (found.length === 0) onChanged();
    return sent.ok ? sent.data.matchWords.version : null;
  };
  const toTable = (caption: string, some: readonly OwnWord[]) => (
    <ListTable
      caption={caption}
      headings={['Your column', 'Your word', 'In', 'Read as', 'Why']}
      rows={some.map((word) => ({
        key: word.key,
        cells: [
          word.heading ?? sayColumn(word.column),
          <span key="word" className={styles.value}>
            {word.word}
          </span>,
          <span key="rows" className={styles.whole}>
            {word.rows === 0 ? 'not in this file' : countRows(word.rows)}
          </span>,
          mayChange ? (
            <select
              key="as"
              className={styles.select}
              aria-label={`${word.word} in ${word.heading ?? sayColumn(word.column)} is read as`}
              value={chosen.get(word.key) ?? word.proposed}
              onChange={(event) => setChosen(new Map([...chosen, [word.key, event.target.value]]))}
            >
              <option value={UNSAID}>{word.entry === null ? 'choose' : 'ask again'}</option>
              {word.entries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          ) : (
            word.nameOf(word.proposed)
          ),
          <span
            key="why"
            className={waiting.has(sayWhy(word, chosen)) ? styles.guess : styles.whole}
          >
            {sayWhy(word, chosen)}
          </span>,
        ],
      }))}
    />
  );
  const button = mayChange ? (
    <>
      <ScreeningAgain id={id} isOn={isSending} />
      <FormProblems sentences={problems} />
      <p>
        <Button
          look={unknown.length > 0 ? 'main' : 'quiet'}
          isPending={isSending}
          onPress={() => void inTurn(confirm)}
        >
          {unknown.length > 0 ? 'Confirm the words and screen again' : 'Save, and screen again'}
        </Button>
      </p>
    </>
  ) : null;
  const readTable = toTable('Words with a meaning set by your agency', known);
  return (
    <section className={styles.panel} aria-labelledby="words">
      <h2 id="words">
        {unknown.length === 0
          ? 'Your own words'
          : `${formatNumber(unknown.length)} ${unknown.length === 1 ? 'word is' : 'words are'} not in a list: what ${unknown.length === 1 ? 'does it' : 'do they'} mean?`}
      </h2>
      {unknown.length === 0 ? null : (
        <>
          <p className={styles.note}>
            Say it once for all rows. It is remembered for the next return of this dataset. Correct
            a slip in a single row at its cell below, not here, so that it is not remembered.
          </p>
          {toTable('Words that are not in a list, and how to read each', unknown)}
        </>
      )}
      {cutOff.map(({ column, heading }) => (
        <p key={column}>
          {`${heading ?? sayColumn(column)} has more such words than the 200 shown here. Is it matched to the right column?`}
        </p>
      ))}
      {known.length === 0 ? null : (
        <>
          {known.some(({ rows }) => rows > 0) ? <p>{describeReadWords(known)}</p> : null}
          <details>
            <summary>
              {`${formatNumber(known.length)} ${known.length === 1 ? 'word is' : 'words are'} remembered. Show, change or forget`}
            </summary>
            {readTable}
            {unknown.length === 0 ? button : null}
          </details>
        </>
      )}
      {unknown.length === 0 ? null : button}
    </section>
  );
}

/** The states of words that somebody must confirm or choose. */
const waiting: ReadonlySet<string> = new Set([GUESSED, TO_CHOOSE]);
