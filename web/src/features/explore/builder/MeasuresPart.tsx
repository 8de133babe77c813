import { lazy, useState } from 'react';

import { LazyPart } from '#features/explore/marks/LazyPart.js';
import { nameSubject } from '#lib/subject-names.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import { ChosenMeasures } from './ChosenMeasures.js';
import { findMeasures } from './find-measures.js';
import { MeasureSubject } from './MeasureSubject.js';
import type { FiguresQuestion } from './question.type.js';
import { findForeignMeasures, withCompanions, withDependants } from './what-fits.js';

const NoMeasure = lazy(async () => ({ default: (await import('./NoMeasure.js')).NoMeasure }));

interface MeasuresPartProps {
  readonly question: FiguresQuestion;
  readonly context: BuilderContext;
}

/** The measures of the question, and all others, found by name or by subject. */
export function MeasuresPart({ question, context }: MeasuresPartProps) {
  const { fitting, onMake, onTell } = context;
  const [sought, setSought] = useState('');
  const [isChosenOpen, setIsChosenOpen] = useState(true);
  const chosen = question.measures.map(({ key }) => key);
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        fitting.measures
          .filter(({ key }) => chosen.includes(key))
          .map(({ subject }) => subject)
          .slice(0, 1),
      ),
  );
  const foreign = findForeignMeasures(question, fitting).filter(
    ({ code }) => !chosen.includes(code),
  );
  const hits = findMeasures(sought, context).map(({ key }) => key);
  const found = new Set(hits);
  const nameOf = (key: string) => fitting.measures.find((each) => each.key === key)?.name ?? key;

  const choose = (key: string) => {
    const keys = withCompanions([key], fitting);
    const brought = keys.slice(1).filter((each) => !chosen.includes(each));
    onMake({ kind: 'ADD_MEASURES', keys });
    onTell(
      `${nameOf(key)} added${brought.length === 0 ? '' : `, with ${brought.map(nameOf).join(' and ')}: it would mislead on its own`}`,
    );
  };
  const takeOut = (key: string) => {
    const keys = withDependants([key], chosen, fitting);
    onMake({ kind: 'REMOVE_MEASURES', keys });
    onTell(`${keys.map(nameOf).join(' and ')} removed`);
  };
  const subjects = [...new Set(fitting.measures.map(({ subject }) => subject))].map((subject) => {
    const all = fitting.measures.filter((measure) => measure.subject === subject);
    const isFree = ({ key }: { readonly key: string }) =>
      !chosen.includes(key) && !foreign.some(({ code }) => code === key);
    const free = all.filter((measure) => isFree(measure) && found.has(measure.key));
    const isNoneFree = all.every(({ key }) => foreign.some(({ code }) => code === key));
    const count =
      sought !== ''
        ? `${all.filter(({ key }) => found.has(key)).length} of ${all.length}`
        : isNoneFree
          ? 'not with these groups'
          : String(all.length);
    return { subject, free, count };
  });
  const free = new Set(subjects.flatMap((each) => each.free.map(({ key }) => key)));
  const first = hits.find((key) => free.has(key));

  return (
    <>
      <div className={styles.find}>
        <BuilderIcon of="FIND" />
        <input
          type="search"
          aria-label={`Find one of ${fitting.measures.length} measures`}
          placeholder={`Find one of ${fitting.measures.length} measures`}
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => {
            // The key that opens this field is not typed into it.
            if (event.key === '/' && sought === '') event.preventDefault();
            if (event.key !== 'Enter' || first === undefined || sought === '') return;
            choose(first);
            setSought('');
          }}
        />
        <kbd className={styles.key} aria-hidden="true">
          /
        </kbd>
      </div>
      <div className={styles.scroll}>
        {found.size === 0 ? (
          <LazyPart>
            <NoMeasure sought={sought} context={context} />
          </LazyPart>
        ) : null}
        {question.measures.length === 0 ? null : (
          <>
            <button
              className={styles.groupRow}
              type="button"
              aria-expanded={isChosenOpen}
              onClick={() => setIsChosenOpen(!isChosenOpen)}
            >
              <BuilderIcon of="CARET" isTurned={!isChosenOpen} />
              Chosen, in column order
              <span className={styles.count}>{question.measures.length}</span>
            </button>
            {isChosenOpen ? (
              <ChosenMeasures measures={question.measures} context={context} onTakeOut={takeOut} />
            ) : null}
          </>
        )}
        {subjects.map(({ subject, free, count }) => (
          <MeasureSubject
            key={subject}
            name={nameSubject(subject)}
            measures={free}
            count={count}
            isOpen={sought === '' ? opened.has(subject) : free.length > 0}
            onToggle={() => setOpened(toggled(opened, subject))}
            sought={sought}
            context={context}
            onChoose={choose}
          />
        ))}
        {foreign.length === 0 ? null : (
          <p className={styles.gone}>
            <b>Not with these groups</b>
            {foreign.length > 3
              ? `${foreign.length} measures, for example: ${foreign[0]?.why ?? ''}`
              : foreign.map(({ why }) => why).join(' ')}
          </p>
        )}
      </div>
    </>
  );
}

function toggled(set: ReadonlySet<string>, entry: string): ReadonlySet<string> {
  return set.has(entry)
    ? new Set([...set].filter((each) => each !== entry))
    : new Set([...set, entry]);
}
