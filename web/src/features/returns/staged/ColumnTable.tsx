import { useState } from 'react';
import { createPortal } from 'react-dom';

import { useChange } from '#graphql/use-change.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { sayColumn } from '#parts/column-name.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { ListTable } from '#ui/ListTable.js';
import { TextButton } from '#ui/TextButton.js';

import { HeadingRow } from './HeadingRow.js';
import { ScreeningAgain } from './ScreeningAgain.js';
import styles from './Send.module.css';
import { type ShownStaged, STAGE_RETURN } from './send-documents.js';
import { hasOpenColumns, isAnyMissing } from './staged-words.js';
import type { Turn } from './use-turns.js';
import { TO_CHOOSE } from './word-choices.js';

interface ColumnTableProps {
  readonly staged: ShownStaged;
  readonly mayChange: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  /** Called once the file has been screened with these columns. */
  readonly onChanged: () => void;
  /** Where the button that confirms the columns is drawn; null if there is no such place now. */
  readonly place: HTMLElement | null;
}

/**
 * The headings of the file, each with the column assigned to it; guesses are labelled. The columns
 * are asked about until they are confirmed, and then shown beside the findings.
 */
export function ColumnTable({ staged, mayChange, inTurn, onChanged, place }: ColumnTableProps) {
  const { id, columns, datasetColumns, corrections } = staged;
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(
    new Map(columns.map(({ position, column }) => [position, column ?? ''])),
  );
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isChanging, setChanging] = useState(false);
  const { send, isSending } = useChange(STAGE_RETURN);
  useLeaveWarning(
    columns.some(({ position, column }) => chosen.get(position) !== (column ?? '')) && !isSending,
  );
  const isOpen = hasOpenColumns(staged);
  const isNeeded = isAnyMissing(staged);

  const confirm: Turn = async (version) => {
    const sent = await send({
      input: {
        ...{ id, version },
        columns: columns.map(({ position }) => ({
          position,
          column: chosen.get(position) === '' ? null : (chosen.get(position) ?? null),
        })),
      },
    });
    if (sent === null) return null;
    const found = sent.ok
      ? sent.data.stageReturn.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    if (found.length === 0) onChanged();
    return sent.ok ? sent.data.stageReturn.version : null;
  };

  const toChoice = ({ position, heading }: ShownColumn) => (
    <select
      key="as"
      className={styles.select}
      aria-label={`${heading} is read as`}
      value={chosen.get(position) ?? ''}
      onChange={(event) => setChosen(new Map([...chosen, [position, event.target.value]]))}
    >
      <option value="">leave it out</option>
      {datasetColumns.map(({ name, isRequired }) => (
        <option key={name} value={name}>
          {`${sayColumn(name)}${isRequired ? ' (needed)' : ''}`}
        </option>
      ))}
    </select>
  );
  const toTaken = ({ column }: ShownColumn) => (column === null ? 'left out' : sayColumn(column));
  const toWhy = ({ origin, heading }: ShownColumn) => {
    const isUnmatched = isOpen && origin === 'NONE' && heading !== '';
    return (
      <span key="why" className={origin === 'GUESS' || isUnmatched ? styles.guess : undefined}>
        {isUnmatched && isNeeded ? TO_CHOOSE : origins[origin]}
      </span>
    );
  };
  const note =
    mayChange && corrections.length > 0 ? (
      <p className={styles.note}>
        If you match another column, corrections in the previous one are dropped.
      </p>
    ) : null;
  const action = (
    <>
      <ScreeningAgain id={id} isOn={isSending} />
      <FormProblems sentences={problems} />
      <Button
        look={isOpen ? 'main' : 'quiet'}
        isPending={isSending}
        onPress={() => void inTurn(confirm)}
      >
        {isOpen ? 'Confirm the columns and screen the file' : 'Save, and screen again'}
      </Button>
    </>
  );
  return (
    <section className={styles.panel} aria-labelledby="columns">
      <h2 id="columns">Columns</h2>
      {isOpen ? (
        <>
          <p className={styles.note}>
            What you choose here is remembered for the next return of this dataset.
          </p>
          {mayChange ? <HeadingRow staged={staged} inTurn={inTurn} onChanged={onChanged} /> : null}
          <ListTable
            caption={CAPTION}
            headings={['Your column', 'First values', 'Read as', 'Why']}
            rows={choiceFirst(columns).map((each) => ({
              key: String(each.position),
              cells: [
                sayHeading(each),
                each.examples.filter((example) => example !== '').join(', '),
                mayChange ? toChoice(each) : toTaken(each),
                toWhy(each),
              ],
            }))}
          />
          {note}
          {place === null ? null : createPortal(action, place)}
        </>
      ) : (
        <>
          <p className={styles.note}>{describeColumns(columns)}</p>
          {isChanging ? <HeadingRow staged={staged} inTurn={inTurn} onChanged={onChanged} /> : null}
          <table className={styles.mapping}>
            <caption>{CAPTION}</caption>
            <thead>
              <tr>
                <th scope="col">Your column</th>
                <th scope="col">Read as</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((each) => (
                <tr key={each.position}>
                  <th scope="row">{sayHeading(each)}</th>
                  <td>
                    {isChanging ? (
                      <span className={styles.choice}>
                        {toChoice(each)}
                        {toWhy(each)}
                      </span>
                    ) : (
                      toTaken(each)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {mayChange ? (
            <p className={styles.offer}>
              <TextButton isOpen={isChanging} onPress={() => setChanging(!isChanging)}>
                Change how they are read
              </TextButton>
            </p>
          ) : null}
          {isChanging ? note : null}
          {isChanging && mayChange ? <div className={styles.place}>{action}</div> : null}
        </>
      )}
    </section>
  );
}

type ShownColumn = ShownStaged['columns'][number];

const CAPTION = 'The columns of your file, and how each is read';

function sayHeading({ heading }: ShownColumn): string {
  return heading === '' ? 'no name' : heading;
}

const origins: Readonly<Record<ShownStaged['columns'][number]['origin'], string>> = {
  NAME: 'by its name',
  LABEL: 'by its label',
  REMEMBERED: 'as your agency said',
  GUESS: 'a guess',
  NONE: 'matches nothing',
};

function describeColumns(columns: ShownStaged['columns']): string {
  const taken = columns.filter(({ column }) => column !== null).length;
  return `${taken} of ${columns.length} columns are used`;
}

/** The columns. Columns without a match come first, because they may need a choice. */
function choiceFirst(columns: readonly ShownColumn[]): readonly ShownColumn[] {
  const needsChoice = ({ origin, heading }: ShownColumn) => origin === 'NONE' && heading !== '';
  return [...columns.filter(needsChoice), ...columns.filter((each) => !needsChoice(each))];
}
