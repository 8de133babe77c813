import {
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import type { BuilderPaneProps } from '#features/explore/workbench.type.js';

import type { BuilderContext } from './builder.type.js';
import { type Change, changeQuestion } from './change-text.js';
import type { Beyond, BuilderQuestion, FiguresQuestion, TextRange } from './question.type.js';
import { readFitting } from './read-fitting.js';
import { readQuestion } from './read-question.js';
import { toChangeQuestion } from './switch-question.js';

/** How long, in milliseconds, a text must be unchanged before the builder reads it. */
const DEBOUNCE_MS = 150;

/** The question that the builder shows before anything is asked. */
const nothingAsked: FiguresQuestion = {
  kind: 'FIGURES',
  measures: [],
  by: [],
  filters: [],
  inText: [],
  range: { from: 0, to: 0 },
  window: null,
  orderBy: [],
  first: null,
  fillGaps: null,
  hasTotals: true,
  hasOther: false,
};

interface Shown {
  /** The question shown: the current one, or the last that could be read. */
  readonly question: BuilderQuestion | null;
  /** Why the builder waits; null while it shows the current text. */
  readonly beyond: Exclude<Beyond, { kind: 'EMPTY' }> | null;
}

/** Reads the question for the builder and writes its changes. */
export function useBuilder(props: Omit<BuilderPaneProps, 'tab'>) {
  const { question, schema, choices, litRange } = props;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [own, setOwn] = useState('');
  const [announcement, setAnnouncement] = useState('');
  const [rested, setRested] = useState(question);
  useEffect(() => {
    // While somebody types, the builder waits.
    const resting = setTimeout(() => startTransition(() => setRested(question)), DEBOUNCE_MS);
    return () => clearTimeout(resting);
  }, [question]);
  // The builder shows its own changes at once.
  const now = question.text === own ? question : rested;
  const shown = useShown(now, schema);
  const fitting = useMemo(() => readFitting(choices, schema), [choices, schema]);

  const onMake = useCallback((...changes: readonly Change[]) => {
    const { question: before, schema: known, onChange } = latest.current;
    const after = changes.reduce(
      (written, change) => changeQuestion(written, change, known),
      before,
    );
    if (after.text === before.text && after.variables === before.variables) return;
    // The next change may be made before this one is drawn.
    latest.current = { ...latest.current, question: after };
    setOwn(after.text);
    onChange(after);
  }, []);
  const onLight = useCallback((range: TextRange) => latest.current.onLight(range), []);
  const onTell = useCallback((sentence: string) => setAnnouncement(sentence), []);
  const write = useCallback((after: Parameters<BuilderPaneProps['onChange']>[0]) => {
    setOwn(after.text);
    latest.current.onChange(after);
  }, []);

  const asked = shown.question;
  const onExplain = useMemo(() => {
    if (asked?.kind !== 'FIGURES') return null;
    const closed = choices.periods.filter(({ status }) => status !== 'OPEN').map(({ key }) => key);
    return (measure: string) => {
      const splits = choices.measures.find(({ key }) => key === measure)?.splits ?? [];
      const next = toChangeQuestion(asked, { measure, splits }, { schema, closed });
      if (next !== null) write(next);
    };
  }, [asked, choices, schema, write]);
  const litFrom = useDeferredValue(litRange?.from ?? 0);
  const litTo = useDeferredValue(litRange?.to ?? 0);
  const context: BuilderContext = useMemo(
    () => ({
      schema,
      choices,
      fitting,
      onMake,
      onLight,
      onTell,
      onExplain,
      isLit: ({ from, to }) => litFrom > 0 && litFrom >= from && litTo <= to,
    }),
    [schema, choices, fitting, onMake, onLight, onTell, onExplain, litFrom, litTo],
  );
  return { ...shown, context, announcement, write };
}

/** Reads a question; while its text is unfinished, keeps the last one that could be read. */
function useShown(
  question: BuilderPaneProps['question'],
  schema: BuilderPaneProps['schema'],
): Shown {
  const reading = useMemo(() => readQuestion(question, schema), [question, schema]);
  const [last, setLast] = useState<BuilderQuestion | null>(null);
  if (reading.ok && reading.question !== last) setLast(reading.question);
  if (reading.ok) return { question: reading.question, beyond: null };
  if (reading.beyond.kind === 'EMPTY') return { question: nothingAsked, beyond: null };
  return { question: reading.beyond.kind === 'UNFINISHED' ? last : null, beyond: reading.beyond };
}
