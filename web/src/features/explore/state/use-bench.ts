import type { GraphQLSchema } from 'graphql';
import { useMemo, useState } from 'react';

import { useEditor } from '#features/explore/editor/use-editor.js';
import { describeState, NOTHING_YET } from '#features/explore/marks/describe-state.js';
import {
  changeQuestion,
  closeQuestion,
  findChosen,
  isSameQuestion,
  nameQuestion,
  type Opening,
  type OpenQuestion,
  openQuestion,
  type SavedAs,
  stepQuestion,
  takeLatest,
} from '#features/explore/questions/open-questions.js';
import type { ClaimedWindow } from '#features/explore/storage/claim-window.js';
import { addToHistory, readHistory } from '#features/explore/storage/history.js';
import { fillVariables } from '#features/explore/strip/choices-of.js';
import { readVariables, type Variable } from '#features/explore/strip/read-variables.js';
import { toId } from '#features/explore/to-id.js';
import {
  type AnswerPicks,
  type Choices,
  nothingPicked,
  type QuestionText,
} from '#features/explore/workbench.type.js';
import { findLocalStorage } from '#lib/browser-storage.js';

import { findOperation } from './find-operation.js';
import { announceRun, describeOutcome } from './summarise-run.js';
import { useCost } from './use-cost.js';
import { useElapsed } from './use-elapsed.js';
import { useOnline } from './use-online.js';
import { useProblems } from './use-problems.js';
import { useQuestions } from './use-questions.js';
import { nothingRun, useRuns } from './use-runs.js';

export interface BenchContext {
  readonly choices: Choices;
  readonly schema: GraphQLSchema;
  readonly claimed: ClaimedWindow;
}

/**
 * The cost in points up to which a change in the strip runs at once, as on every page: above it a
 * question is heavy (decision 32).
 */
const RUNS_AT_ONCE = 100;
const nothing: OpenQuestion = { id: '', name: '', text: '', variables: {}, saved: null };
const noVariables: readonly Variable[] = [];

/** The state and actions of the workbench, without its layout. */
export function useBench({ choices, schema, claimed }: BenchContext) {
  const viewer = choices.viewer.id;
  const { store, open, isKept } = useQuestions(viewer, claimed);
  const chosen = findChosen(open);
  const question = chosen ?? nothing;
  const { host, caret } = useEditor(chosen, { schema, choices, store });
  const { runs, run: runText, stop } = useRuns();
  const { last, answered } = runs[question.id] ?? nothingRun;
  const [picks, setPicks] = useState<Readonly<Record<string, AnswerPicks>>>({});
  const [announcement, setAnnouncement] = useState('');
  const [history, setHistory] = useState(() => readHistory(findLocalStorage(), viewer, Date.now()));

  const context = useMemo(() => ({ schema, measures: choices.measures }), [schema, choices]);
  const read = useMemo(() => readVariables(question.text, schema), [question.text, schema]);
  // The strip stays as it is while somebody types a word.
  const [known, setKnown] = useState({ id: '', variables: noVariables });
  if (read !== null && (known.id !== question.id || known.variables !== read))
    setKnown({ id: question.id, variables: read });
  const variables = read ?? (known.id === question.id ? known.variables : noVariables);
  const values = useMemo(
    () => fillVariables(variables, question.variables, { choices, schema }),
    [variables, question.variables, choices, schema],
  );
  const asked = useMemo(
    () => ({ text: question.text, variables: values }),
    [question.text, values],
  );
  const isChanged = last !== null && !isSameQuestion(last.asked, asked);
  const { problems, look } = useProblems(question.text, isChanged ? null : last, context);
  const isOnline = useOnline();
  const isReady = problems.length === 0 && question.text.trim() !== '' && isOnline;
  const cost = useCost(asked, isReady);
  const elapsed = useElapsed(last?.state === 'running' ? last.startedAt : null);
  const state = describeState({
    run: last,
    isChanged,
    problems: problems.length,
    elapsed,
    cost,
    isOnline,
    isEmpty: question.text.trim() === '',
  });

  const run = async (given: Partial<QuestionText> = {}) => {
    store.settle();
    const now = findChosen(store.get());
    if (now === null) return;
    const text = given.text ?? now.text;
    if (text.trim() === '') {
      setAnnouncement(NOTHING_YET);
      return;
    }
    const found = look(text);
    if (found.length > 0) {
      setAnnouncement(`Line ${found[0]?.line}: ${found[0]?.sentence}`);
      return;
    }
    const filled = fillVariables(
      readVariables(text, schema) ?? [],
      given.variables ?? now.variables,
      { choices, schema },
    );
    const done = await runText(
      { ...now, text, variables: filled },
      findOperation(text, host.caret()),
    );
    if (done === null) return;
    setAnnouncement(announceRun(done));
    const name = await import('#features/explore/questions/name-question.js').then(
      ({ renameAfter }) => renameAfter(now, { text, before: last, measures: choices.measures }),
      // If the code cannot be fetched, the tab keeps its name.
      () => now.name,
    );
    if (name !== now.name) store.update((before) => changeQuestion(before, now.id, { name }));
    addToHistory(findLocalStorage(), viewer, {
      text,
      variables: filled,
      name,
      at: done.startedAt.toISOString(),
      outcome: describeOutcome(done),
    });
    setHistory(readHistory(findLocalStorage(), viewer, Date.now()));
  };
  const change = (part: Partial<QuestionText>) => {
    store.update((before) =>
      before.chosen === null ? before : changeQuestion(before, before.chosen, part),
    );
    if (part.text !== undefined) host.replace(part.text);
  };

  return {
    viewer,
    store,
    open,
    isKept,
    question: asked,
    chosen,
    host,
    caret,
    last,
    answered,
    isChanged,
    problems,
    cost,
    state,
    announcement,
    history,
    variables,
    schema,
    choices,
    picks: picks[question.id] ?? nothingPicked,
    pick: (part: Partial<AnswerPicks>) =>
      setPicks((before) => ({
        ...before,
        [question.id]: { ...(before[question.id] ?? nothingPicked), ...part },
      })),
    isRunning: last?.state === 'running',
    tell: setAnnouncement,
    /** Applies typed text at once. */
    settle: store.settle,
    run,
    stop: () => stop(question.id),
    change,
    /**
     * Sets a variable that was chosen in the strip. A cheap question runs at once, as on every
     * page.
     */
    changeVariable: (name: string, value: unknown) => {
      const next = { ...values, [name]: value };
      change({ variables: next });
      if (last !== null && isReady && (cost?.cost ?? 0) < RUNS_AT_ONCE)
        void run({ variables: next });
    },
    /** Replaces this question with another and runs it. */
    askInstead: (next: QuestionText) => {
      change(next);
      void run(next);
    },
    format: () => {
      // Few people press Format, so its code is fetched on the first press.
      void import('#features/explore/editor/format-text.js').then(
        ({ formatText }) => change({ text: formatText(host.read()) }),
        () => setAnnouncement('This could not load. Check your connection and try again.'),
      );
    },
    openNew: (opening: Opening = { text: '', variables: {} }) => {
      const id = toId();
      const { seen } = opening;
      if (seen !== undefined)
        setPicks((before) => ({ ...before, [id]: { ...nothingPicked, ...seen } }));
      store.update((before) => {
        const isIt = (each: OpenQuestion) =>
          opening.saved === undefined
            ? opening.text !== '' && isSameQuestion(each, opening)
            : each.saved?.id === opening.saved.id;
        const same = before.questions.find(isIt);
        if (same !== undefined) {
          const latest = takeLatest(same, opening);
          if (before.chosen === same.id && latest.text !== undefined) host.replace(latest.text);
          return { ...changeQuestion(before, same.id, latest), chosen: same.id };
        }
        const { name = nameQuestion(before.questions), saved = null } = opening;
        return openQuestion(before, { ...toQuestion(opening), id, name, saved });
      });
    },
    /** Links a tab to the saved question after saving. */
    markSaved: (saved: SavedAs, name: string) => {
      setAnnouncement(`Saved as ${name}`);
      store.update((before) =>
        before.chosen === null ? before : changeQuestion(before, before.chosen, { saved, name }),
      );
    },
    choose: (id: string) => store.update((before) => ({ ...before, chosen: id })),
    close: (id: string) => {
      stop(id);
      store.update((before) => closeQuestion(before, id));
      host.forget(id);
    },
    step: (by: 1 | -1) => store.update((before) => stepQuestion(before, by)),
  };
}

function toQuestion({
  text,
  variables,
  description,
}: Opening): Pick<OpenQuestion, 'text' | 'variables' | 'description'> {
  return { text, variables, ...(description === undefined ? {} : { description }) };
}

export type BenchParts = ReturnType<typeof useBench>;
