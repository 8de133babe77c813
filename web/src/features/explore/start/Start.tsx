import type { GraphQLSchema } from 'graphql';
import { type ReactNode, useMemo, useState } from 'react';

import { readFitting } from '#features/explore/builder/read-fitting.js';
import { PlusIcon } from '#features/explore/marks/PlusIcon.js';
import type { Opening } from '#features/explore/questions/open-questions.js';
import type { Params } from '#features/explore/storage/history.js';
import type { Choices } from '#features/explore/workbench.type.js';
import { formatInstant } from '#lib/format.js';
import { labelQuarter } from '#lib/quarter.js';

import { findStart } from './find-start.js';
import { readyValues, toQuestion } from './ready-questions.js';
import { ReadyCard } from './ReadyCard.js';
import styles from './Start.module.css';
import { startMeasure } from './start-measure.js';
import { useSketches } from './use-sketches.js';

interface StartProps {
  readonly choices: Choices;
  readonly schema: GraphQLSchema;
  /** Questions asked on this computer, latest first. */
  readonly asked: readonly Params[];
  readonly onOpen: (opening: Opening, pane: 'builder' | 'text' | null, isRun: boolean) => void;
  readonly onHistory: () => void;
  /** Saved questions, if there are any. */
  readonly saved: ReactNode;
  /** Saved questions that match the search. */
  readonly findSaved: (words: string) => ReactNode;
}

const RECENT = 4;

/** The start page: ready-made questions, the history, and saved questions. */
export function Start({ choices, schema, asked, onOpen, onHistory, saved, findSaved }: StartProps) {
  const [words, setWords] = useState('');
  const fitting = useMemo(() => readFitting(choices, schema), [choices, schema]);
  const sketches = useSketches(choices, schema);
  const { ready, measures, values, recent } = findStart(words, { fitting, schema, asked });
  return (
    <div className={styles.page}>
      <h1>What do you want to know?</h1>
      <p className={styles.lead}>
        Take a ready question and change it, or build your own. You do not need to know GraphQL.
      </p>
      <div className={styles.grid}>
        <div className={styles.ready}>
          <label className={styles.find}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="7" cy="7" r="4.75" />
              <path d="M10.6 10.6 14.5 14.5" />
            </svg>
            <input
              type="search"
              value={words}
              aria-label="Find a measure, a ready question or a saved one"
              placeholder="Find a measure or question: try “vacancy”"
              data-find
              onChange={(event) => setWords(event.target.value)}
              onKeyDown={(event) => {
                // The key that opens this field is not typed into it.
                if (event.key === '/' && words === '') event.preventDefault();
              }}
            />
          </label>
          {measures.length === 0 ? null : (
            <ul className={styles.measures} aria-label="Measures">
              {measures.map((measure) => (
                <li key={measure.key}>
                  <button
                    type="button"
                    onClick={() => onOpen(startMeasure(measure, choices), null, true)}
                  >
                    {measure.name}
                    <span>a question about it</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {values.length === 0 ? null : (
            <ul className={styles.measures} aria-label="Crime types and other lists">
              {values.map(({ measure, name, written }) => (
                <li key={written}>
                  <button
                    type="button"
                    onClick={() =>
                      onOpen(
                        startMeasure({ ...measure, only: { written, name } }, choices),
                        null,
                        true,
                      )
                    }
                  >
                    {name}
                    <span>{measure.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {findSaved(words)}
          {words.trim() !== '' && measures.length + values.length === 0 && ready.length === 0 ? (
            <p className={styles.none}>
              No measure or ready question matches. Try a single word, or build your own.
            </p>
          ) : null}
          <ul className={styles.cards} aria-label="Ready questions">
            {ready.map((question) => (
              <li key={question.id}>
                <ReadyCard
                  question={question}
                  sketch={sketches.get(question.id) ?? null}
                  quarter={labelQuarter(readyValues(choices).quarter, 0)}
                  onOpen={() =>
                    onOpen({ ...toQuestion(question, choices), name: question.name }, null, true)
                  }
                />
              </li>
            ))}
            <li>
              <button
                className={styles.own}
                type="button"
                onClick={() => onOpen(emptyQuestion, 'builder', false)}
              >
                <b>Build your own</b>
                <span>
                  Choose measures, what to group them by and which records count. The text is
                  written for you.
                </span>
                <em>
                  <PlusIcon /> New question
                </em>
              </button>
            </li>
            <li className={styles.written}>
              <button
                className={styles.own}
                type="button"
                onClick={() => onOpen(emptyQuestion, 'text', false)}
              >
                <b>Write it in GraphQL</b>
                <span>
                  Code completion, and help in plain English. Paste a question from Python, R or
                  Power BI.
                </span>
                <em>
                  <PlusIcon /> Empty text
                </em>
              </button>
            </li>
          </ul>
        </div>
        <aside className={styles.side} aria-label="Asked and saved">
          <section>
            <div className={styles.head}>
              <h2>Recent</h2>
              <button type="button" onClick={onHistory}>
                History
              </button>
            </div>
            {recent.length === 0 ? (
              <p>No questions on this computer yet.</p>
            ) : (
              <ul className={styles.rows}>
                {recent.slice(0, RECENT).map((each) => (
                  <li key={each.at}>
                    <button type="button" onClick={() => onOpen(each, null, false)}>
                      {each.name}
                      <span>
                        {formatInstant(each.at)}. {each.outcome}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </section>
          {saved}
          <section>
            <h2>How to ask</h2>
            <ol className={styles.steps}>
              <li>
                <b>What to count.</b> Choose one or more of the {choices.measures.length} measures.
              </li>
              <li>
                <b>Group by.</b> Area, quarter, agency, crime type and so on. Only what your
                measures record is offered.
              </li>
              <li>
                <b>Filter.</b> Which quarters, places or agencies count.
              </li>
              <li>
                <b>Run.</b> Read it as a table or chart, then save it, share it or export it.
              </li>
            </ol>
          </section>
        </aside>
      </div>
    </div>
  );
}

const emptyQuestion: Opening = { text: '', variables: {} };
