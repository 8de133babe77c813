import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { formatNumber } from '#lib/format.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { sayColumn } from '#parts/column-name.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { ObviousWords } from './ObviousWords.js';
import { MATCH_WORDS } from './row-documents.js';
import { ScreeningAgain } from './ScreeningAgain.js';
import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';
import type { Turn } from './use-turns.js';
import { describeReadWords, describeSlips, toOwnWords, toWordChoices } from './word-choices.js';
import { WordRows } from './WordRows.js';

interface WordTableProps {
  readonly staged: ShownStaged;
  readonly mayChange: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  /** Called once the file has been screened with the chosen entries. */
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
  const unknown = words.filter(({ entry, isSlip }) => entry === null && !isSlip);
  const obvious = unknown.filter(({ isObvious }) => isObvious);
  const toRead = unknown.filter(({ isObvious }) => !isObvious);
  const known = words.filter(({ entry }) => entry !== null);
  const slips = words.filter(({ isSlip }) => isSlip);
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
  const table = {
    ...{ chosen, mayChange },
    onChoose: (key: string, entry: string) => setChosen(new Map([...chosen, [key, entry]])),
  };
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
  return (
    <section className={styles.panel} aria-labelledby="words">
      <h2 id="words">{describeWords(toRead.length, obvious.length)}</h2>
      {unknown.length === 0 ? null : (
        <p className={styles.note}>
          What you choose here applies to all rows and is remembered for the next return. If a word
          is only a slip, choose that, and correct its rows below.
        </p>
      )}
      {toRead.length === 0 ? null : (
        <WordRows
          caption="Words that are not in a list, and how to read each"
          words={toRead}
          {...table}
        />
      )}
      {obvious.length === 0 ? null : (
        <ObviousWords words={obvious} isAll={toRead.length === 0} {...table} />
      )}
      {cutOff.map(({ column, heading }) => (
        <p key={column}>
          {`${heading ?? sayColumn(column)} has more such words than the 200 shown here. Is it matched to the right column?`}
        </p>
      ))}
      {slips.length === 0 ? null : <p>{describeSlips(slips)}</p>}
      {known.some(({ rows }) => rows > 0) ? <p>{describeReadWords(known)}</p> : null}
      {known.length + slips.length === 0 ? null : (
        <details>
          <summary>{describeSaid(known.length, slips.length)}</summary>
          {slips.length === 0 ? null : (
            <WordRows caption="Words that are slips" words={slips} {...table} />
          )}
          {known.length === 0 ? null : (
            <WordRows caption="Words with a meaning set by your agency" words={known} {...table} />
          )}
          {unknown.length === 0 ? button : null}
        </details>
      )}
      {unknown.length === 0 ? null : button}
    </section>
  );
}

/** The heading: how many words need a meaning; if none does, whether any need confirming. */
function describeWords(toRead: number, obvious: number): string {
  if (toRead === 0) return obvious === 0 ? 'Your own words' : 'Confirm how your own words are read';
  return toRead === 1
    ? '1 word is not in a list: what does it mean?'
    : `${formatNumber(toRead)} words are not in a list: what do they mean?`;
}

/** The summary of what is folded away: the words with a meaning, and the slips. */
function describeSaid(known: number, slips: number): string {
  if (known === 0) return slips === 1 ? 'Change it' : 'Change them';
  const remembered = `${formatNumber(known)} ${known === 1 ? 'word is' : 'words are'} remembered. Show, change or forget`;
  return slips === 0 ? remembered : `${remembered}, or change what is a slip`;
}
