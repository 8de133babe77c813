import { useEffect, useRef, useState } from 'react';

import styles from '#features/explore/marks/Pop.module.css';
import { AreaTree } from '#features/explore/pickers/AreaTree.js';
import { pressEnd, type QuarterEnds } from '#features/explore/pickers/quarter-years.js';
import { QuarterGrid } from '#features/explore/pickers/QuarterGrid.js';
import { withFirstOption } from '#features/explore/strip/choices-of.js';
import { joinWords } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { SelectControl } from '#ui/SelectControl.js';
import { TickControl } from '#ui/TickControl.js';
import { TickList } from '#ui/TickList.js';

import type { BuilderContext } from './builder.type.js';
import { toPlain, valuesOf, type Way, wayOf, ways, waysOf } from './describe-condition.js';
import type { Tests } from './question.type.js';
import { describeDimension, type FilterField } from './schema-words.js';

interface ConditionEditorProps {
  readonly field: FilterField;
  /** The condition to edit; null for a new one. */
  readonly tests: Tests | null;
  readonly context: BuilderContext;
  readonly onUse: (tests: Tests) => void;
}

/** Lists longer than this have a search. */
const LONG = 12;
const open = '';

/** Edits a condition on a field in one of its forms. Nothing is written until it is applied. */
export function ConditionEditor({ field, tests, context, onUse }: ConditionEditorProps) {
  const offered = waysOf(field);
  const [way, setWay] = useState<Way>((tests === null ? null : wayOf(tests)) ?? offered[0] ?? 'in');
  const [codes, setCodes] = useState<readonly string[]>(() =>
    (tests?.in ?? tests?.within ?? tests?.notIn ?? []).map(String),
  );
  const [ends, setEnds] = useState({
    from: String(tests?.from?.[0] ?? open),
    to: String(tests?.to?.[0] ?? open),
  });
  const [sought, setSought] = useState('');
  const groups = valuesOf(field, context);
  const options = groups.flatMap((group) => group.options);
  const matching = options.filter(({ name }) =>
    name.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const found = options.filter((each) => codes.includes(each.code) || matching.includes(each));
  const isList = way === 'in' || way === 'within' || way === 'notIn';
  const isTree = isList && field.field === 'area';
  const isTicks = isList && !isTree && field.type !== 'Quarter';
  const made = toTests({ way, codes, ends }, field);
  const find = useRef<HTMLInputElement>(null);
  // The editor was opened to choose a value, and in a long list people start by typing a name.
  useEffect(() => find.current?.focus(), []);
  const choose = (code: Way) => {
    // If a range is chosen instead, it ends with the latest quarter selected before.
    const last = codes.toSorted().at(-1);
    if (code === 'range' && last !== undefined && ends.from === open && ends.to === open)
      setEnds({ from: open, to: last });
    setWay(code);
  };

  return (
    <>
      <h3>{field.name}</h3>
      <p className={styles.note}>{describeDimension(context.schema, field.dimension)}</p>
      <SelectControl
        label={field.name}
        groups={[{ name: null, options: offered.map((code) => ({ code, name: ways[code] })) }]}
        chosen={way}
        isSet={false}
        onChoose={(code) => choose(offered.find((each) => each === code) ?? way)}
      />
      {isList && field.type === 'Quarter' ? (
        <QuarterGrid
          label={field.name}
          periods={context.choices.periods}
          lookOf={(key) => (codes.includes(key) ? 'CHOSEN' : null)}
          onPress={(key) => setCodes(toggle(options, codes, key))}
        />
      ) : null}
      {isTree ? (
        <AreaTree
          label={field.name}
          areas={context.choices.areas}
          chosen={codes}
          isWithin={way === 'within'}
          drawChoice={({ code, name }, isTicked) => (
            <TickControl
              label={name}
              hint={null}
              state={{ isTicked, onChange: () => setCodes(toggle(options, codes, code)) }}
            />
          )}
        />
      ) : null}
      {isTicks && options.length > LONG ? (
        <input
          ref={find}
          className={styles.find}
          type="search"
          aria-label={`Find one of ${options.length}`}
          placeholder={`Find one of ${options.length}`}
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      ) : null}
      {isTicks ? (
        <div className={options.length > LONG ? styles.steady : undefined}>
          {matching.length === 0 ? (
            <p className={styles.note} role="status">
              Nothing matches “{sought}”. There are {options.length} to choose from, such as{' '}
              {joinWords(options.slice(0, 3).map(({ name }) => name))}.
            </p>
          ) : null}
          <TickList
            label={field.name}
            options={found}
            ticked={codes}
            problem={null}
            onChange={(ticked) => {
              setCodes(ticked);
              // The next search replaces the last one.
              if (sought === '') return;
              // Wait until the pressed box has had the focus.
              setTimeout(() => {
                find.current?.focus();
                find.current?.select();
              });
            }}
          />
        </div>
      ) : null}
      {way === 'range' ? (
        <div className={styles.ends}>
          {(['from', 'to'] as const).map((end) => (
            <SelectControl
              key={end}
              label={end === 'from' ? 'From' : 'To'}
              groups={withFirstOption(groups, {
                code: open,
                name: end === 'from' ? 'The beginning' : 'The end',
              })}
              chosen={ends[end]}
              isSet={ends[end] !== open}
              onChoose={(code) => setEnds((before) => ({ ...before, [end]: code }))}
            />
          ))}
        </div>
      ) : null}
      {way === 'range' && field.type === 'Quarter' ? (
        <QuarterGrid
          label="From and to"
          periods={context.choices.periods}
          lookOf={(key) => lookWithin(ends, key)}
          onPress={(key) => setEnds(pressEnd(ends, key))}
        />
      ) : null}
      <div className={styles.foot}>
        <span className={styles.note} role="status">
          {made === null ? 'Choose something first' : ''}
        </span>
        <Button onPress={() => (made === null ? undefined : onUse(made))} isPending={made === null}>
          Use
        </Button>
      </div>
    </>
  );
}

/** The selection after one option was pressed, in the order of the options. */
function toggle(
  options: readonly { readonly code: string }[],
  codes: readonly string[],
  pressed: string,
): readonly string[] {
  return options
    .map(({ code }) => code)
    .filter((code) => codes.includes(code) !== (code === pressed));
}

/** How a quarter is shown: as an end of the range, between its ends, or neither. */
function lookWithin({ from, to }: QuarterEnds, key: string): 'CHOSEN' | 'BETWEEN' | null {
  if (key === from || key === to) return 'CHOSEN';
  if (from === open && to === open) return null;
  return (from === open || key > from) && (to === open || key < to) ? 'BETWEEN' : null;
}

interface Draft {
  readonly way: Way;
  readonly codes: readonly string[];
  readonly ends: { readonly from: string; readonly to: string };
}

/** The condition in a draft; null while nothing is selected. */
function toTests({ way, codes, ends }: Draft, field: FilterField): Tests | null {
  if (way === 'none' || way === 'some') return { isNull: [way === 'none'] };
  if (way !== 'range')
    return codes.length === 0 ? null : { [way]: codes.map((code) => toPlain(code, field)) };
  if (ends.from === open && ends.to === open) return null;
  return {
    ...(ends.from === open ? {} : { from: [toPlain(ends.from, field)] }),
    ...(ends.to === open ? {} : { to: [toPlain(ends.to, field)] }),
  };
}
