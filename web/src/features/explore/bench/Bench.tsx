import { lazy, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';

import { usePageKeys } from '#features/explore/keys/use-page-keys.js';
import { useLinked } from '#features/explore/link/use-linked.js';
import { LazyPart } from '#features/explore/marks/LazyPart.js';
import pane from '#features/explore/marks/Pane.module.css';
import { isUnsaved, type Opening } from '#features/explore/questions/open-questions.js';
import { useSaved } from '#features/explore/saved/use-saved.js';
import { type BenchContext, useBench } from '#features/explore/state/use-bench.js';
import { choicesOf } from '#features/explore/strip/choices-of.js';
import { VariableControl } from '#features/explore/strip/VariableControl.js';
import { useMedia } from '#features/explore/use-media.js';
import { formatMarking } from '#lib/format.js';
import { useSingleKeys } from '#lib/use-single-keys.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Marking } from '#ui/Marking.js';
import { Notice } from '#ui/Notice.js';
import { useFillsWindow } from '#ui/use-fills-window.js';

import styles from './Bench.module.css';
import type { Shown } from './BenchDialogs.js';
import { BenchPanes } from './BenchPanes.js';
import { BenchStrip } from './BenchStrip.js';
import { focusOnceDrawn } from './focus-start.js';
import { QuestionTabs } from './QuestionTabs.js';
import { toPageKeys } from './to-page-keys.js';
import { useAddress } from './use-address.js';
import { usePanes } from './use-panes.js';

const BenchDialogs = lazy(async () => ({
  default: (await import('./BenchDialogs.js')).BenchDialogs,
}));
const BenchStart = lazy(async () => ({ default: (await import('./BenchStart.js')).BenchStart }));
const StripFilter = lazy(async () => ({
  default: (await import('#features/explore/builder/StripFilter.js')).StripFilter,
}));
const PhonePanes = lazy(async () => ({ default: (await import('./PhonePanes.js')).PhonePanes }));

/**
 * Selectors for the search box where a new question starts, and for the tab of the current
 * question.
 */
const [finder, chosenTab] = [
  '[data-pane="builder"] input',
  '[role="toolbar"] [aria-current="true"]',
];

/** Shown until the opened part has loaded. */
const waiting = (
  <div className={styles.waiting}>
    <h1>Explore</h1>
    <p>Loading</p>
  </div>
);

interface BenchProps extends BenchContext {
  /** The saved question in the address; null if there is none. */
  readonly savedId: string | null;
}

/** The workbench: open questions, their parameters, and builder, text and answer side by side. */
export function Bench({ savedId, ...context }: BenchProps) {
  const bench = useBench(context);
  const { chosen, host, problems, schema, choices, question, open } = bench;
  const { panes, change: changePanes } = usePanes(bench.viewer);
  const [areSingleKeysOn, setSingleKeys] = useSingleKeys(bench.viewer);
  const [shown, setShown] = useState<Shown>(null);
  // Applies text that was typed just now, so that it is saved or shared too.
  const show = (what: Shown) => {
    bench.settle();
    setShown(what);
  };
  const [isAtStart, setIsAtStart] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  // True until the question in the address is open, because no other question is shown before that.
  const [isOpening, setIsOpening] = useState(savedId !== null);
  const [toolsPlace, setToolsPlace] = useState<HTMLElement | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const place = useRef(-1);
  const isPhone = useMedia('(width < 700px)');
  useLinked(bench.openNew);

  useEffect(() => host.setProblems(problems), [host, problems, panes.text, chosen?.id]);

  const focusIn = (selector: string) => {
    if (root.current !== null) focusOnceDrawn(root.current, selector);
  };
  const openAt = (opening: Opening, pane: 'builder' | 'text' | null, isRun: boolean) => {
    setIsAtStart(false);
    setNotice(null);
    setIsOpening(false);
    setShown(null);
    if (pane !== null) changePanes({ [pane]: true });
    bench.openNew(opening);
    if (pane === 'text') setTimeout(() => host.goTo(0));
    else if (pane === 'builder') focusIn(finder);
    // If nothing was pressed, the question came from its address and is read from the top.
    else if (document.activeElement !== document.body) focusIn(chosenTab);
    if (isRun) setTimeout(() => void bench.run());
  };
  const openSaved = useSaved(savedId, {
    choices,
    schema,
    onOpen: (opening, isRun) => openAt(opening, null, isRun),
    onTell: (sentence) => {
      setNotice(sentence);
      setIsOpening(false);
    },
  });
  useAddress(isAtStart || isOpening ? null : chosen);
  const goTo = (at: number) => {
    changePanes({ text: true });
    // A closed pane has to be drawn first.
    setTimeout(() => host.goTo(at));
  };
  const goToNext = (by: 1 | -1) => {
    place.current = (place.current + by + problems.length) % Math.max(problems.length, 1);
    const problem = problems[place.current];
    if (problem === undefined) return;
    goTo(problem.from);
    bench.tell(`Line ${problem.line}: ${problem.sentence}`);
  };
  const openNew = () => {
    setIsAtStart(false);
    bench.openNew();
    focusIn(finder);
  };
  const toKeys = () =>
    toPageKeys({
      bench: { ...bench, openNew },
      root: root.current,
      onNext: goToNext,
      togglePane: (name) => changePanes({ [name]: !panes[name] }),
      onShow: show,
    });
  usePageKeys(toKeys, { areSingleKeysOn, isDialogOpen: shown !== null });
  useFillsWindow();

  const isStart = isOpening || chosen === null || isAtStart;
  const variables = bench.variables.map((variable) => (
    <VariableControl
      key={variable.name}
      variable={variable}
      value={question.variables[variable.name] ?? variable.usual}
      groups={choicesOf(variable, { choices, schema })}
      choices={choices}
      onChange={(value) => bench.changeVariable(variable.name, value)}
    />
  ));

  return (
    <div className={styles.bench} ref={root}>
      <title>{`${isStart ? 'Explore' : chosen.name} - Stronghold`}</title>
      <HiddenText role="status">{bench.announcement}</HiddenText>
      <QuestionTabs
        open={isAtStart ? { ...open, chosen: null } : open}
        onChoose={(id) => {
          setIsAtStart(false);
          bench.choose(id);
        }}
        onClose={bench.close}
        onNew={openNew}
      >
        <button className={pane.quiet} type="button" onClick={() => setIsAtStart(true)}>
          Ready questions
        </button>
        <Link className={pane.quiet} to="/explore/saved">
          Saved
        </Link>
        <Link className={pane.quiet} to="/mine">
          My page
        </Link>
        <button className={pane.quiet} type="button" onClick={() => show('HISTORY')}>
          History
        </button>
        <button className={pane.quiet} type="button" onClick={() => show('KEYS')}>
          Keys <kbd className={pane.cap}>?</kbd>
        </button>
      </QuestionTabs>
      {notice === null ? null : (
        <Notice title="That question did not open">
          <p>{notice}</p>
        </Notice>
      )}
      {isOpening ? (
        waiting
      ) : isStart ? (
        <LazyPart fallback={waiting}>
          <BenchStart
            choices={choices}
            schema={schema}
            asked={bench.history}
            onOpen={openAt}
            onHistory={() => show('HISTORY')}
            onOpenSaved={openSaved}
          />
        </LazyPart>
      ) : (
        <>
          <BenchStrip
            variables={
              <>
                {variables}
                {isPhone ? null : (
                  <LazyPart>
                    <StripFilter
                      question={question}
                      schema={schema}
                      choices={choices}
                      onChange={bench.change}
                    />
                  </LazyPart>
                )}
              </>
            }
            state={bench.state}
            isRunning={bench.isRunning}
            onRun={() => void bench.run()}
            onStop={bench.stop}
            onPlace={setToolsPlace}
          >
            {chosen.saved === null || isUnsaved(chosen) ? null : (
              <span className={styles.saved}>Saved</span>
            )}
            <Button onPress={() => show('SAVE')}>Save</Button>
            <Button onPress={() => show('SHARE')}>Share</Button>
            {chosen.saved === null ? null : (
              <Button onPress={() => show('VERSIONS')}>Versions</Button>
            )}
          </BenchStrip>
          <h1 className={styles.name}>{chosen.name}</h1>
          {isPhone ? (
            <LazyPart fallback={<p className={styles.loading}>Loading</p>}>
              <PhonePanes
                key={chosen.id}
                bench={bench}
                toolsPlace={toolsPlace}
                onHistory={() => show('HISTORY')}
              />
            </LazyPart>
          ) : (
            <BenchPanes
              bench={bench}
              toolsPlace={toolsPlace}
              panes={panes}
              onPanes={changePanes}
              onGoTo={goTo}
              onNext={() => goToNext(1)}
              onSchema={() => show('SCHEMA')}
            />
          )}
        </>
      )}
      <footer className={styles.foot}>
        <span>
          {bench.isKept
            ? 'Your text is kept on this computer'
            : 'This browser does not allow storage: save what you want to keep'}
        </span>
        <span>
          <Marking marking={formatMarking(choices.viewer.marking)} />
        </span>
      </footer>
      {shown === null ? null : (
        <LazyPart>
          <BenchDialogs
            shown={shown}
            bench={bench}
            singleKeys={[areSingleKeysOn, setSingleKeys]}
            onOpen={(opening) => openAt(opening, null, false)}
            onClose={() => setShown(null)}
          />
        </LazyPart>
      )}
    </div>
  );
}
