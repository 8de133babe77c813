import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { toProblem } from '#graphql/problem.js';
import { useFocusMoved } from '#lib/use-focus-moved.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { SelectControl } from '#ui/SelectControl.js';

import { moveBy } from './arrange-sections.js';
import { MoveButtons } from './MoveButtons.js';
import { FIGURE_CHOICES, type PlannedFigure } from './section-documents.js';
import { toFigureKey } from './section-draft.js';
import styles from './Sections.module.css';

interface FigureOrderProps {
  readonly figures: readonly PlannedFigure[];
  readonly onChange: (figures: readonly PlannedFigure[]) => void;
}

/**
 * The figures in a section in order: each can be moved or removed, and another added at the end.
 */
export function FigureOrder({ figures, onChange }: FigureOrderProps) {
  const { data, error } = useQuery(FIGURE_CHOICES);
  const [announcement, setAnnouncement] = useState('');
  const taken = figures.map(toFigureKey);
  const blocks = (data?.packTemplate.choices ?? []).map((choice) => ({
    ...choice,
    savedQuery: null,
    version: null,
  }));
  // A question without a measure is not a figure.
  const questions = (data?.savedQueries.edges ?? [])
    .map(({ node }) => node)
    .filter(({ measures }) => measures.length > 0)
    .map(({ id, name, latestVersion }) => ({
      page: null,
      block: null,
      savedQuery: id,
      version: latestVersion,
      name,
    }));
  const choices: readonly PlannedFigure[] = [...blocks, ...questions].filter(
    (choice) => !taken.includes(toFigureKey(choice)),
  );
  const toOptions = (of: readonly PlannedFigure[]) =>
    of
      .filter((each) => choices.includes(each))
      .map((each) => ({ code: toFigureKey(each), name: each.name }));

  const { refOf, follow } = useFocusMoved<HTMLButtonElement>(taken);

  const move = (place: number, by: -1 | 1) => {
    const figure = figures[place];
    if (figure === undefined) return;
    const moved = moveBy(figures, figure, by);
    if (moved === figures) return;
    follow(`${taken[place] ?? ''} ${by}`);
    onChange(moved);
    setAnnouncement(`${figure.name}, ${place + by + 1} of ${figures.length}`);
  };
  const takeOut = (place: number) => {
    const next = taken[place + 1] ?? taken[place - 1];
    if (next !== undefined) follow(`${next} 1`);
    onChange(figures.filter((_, each) => each !== place));
    setAnnouncement(`${figures[place]?.name ?? ''} has been removed.`);
  };
  const add = (code: string) => {
    const choice = choices.find((each) => toFigureKey(each) === code);
    if (choice === undefined) return;
    onChange([...figures, choice]);
    setAnnouncement(`${choice.name} has been added.`);
  };

  return (
    <fieldset className={styles.figures}>
      <legend>Figures</legend>
      {figures.length === 0 ? <p>No figures, only texts.</p> : null}
      <ol>
        {figures.map((figure, place) => (
          <li key={toFigureKey(figure)}>
            <span>
              {figure.savedQuery === null
                ? figure.name
                : `${figure.name} (saved question, version ${figure.version ?? ''})`}
            </span>
            <MoveButtons
              name={figure.name}
              isFirst={place === 0}
              isLast={place === figures.length - 1}
              refOf={(by) => refOf(`${toFigureKey(figure)} ${by}`)}
              onMove={(by) => move(place, by)}
            />
            <Button look="quiet" label={`Remove ${figure.name}`} onPress={() => takeOut(place)}>
              Remove
            </Button>
          </li>
        ))}
      </ol>
      {error === undefined ? null : <p role="alert">{toProblem(error).sentence}</p>}
      <SelectControl
        label="Add a figure"
        groups={[
          { name: null, options: [{ code: '', name: 'Choose' }] },
          { name: 'From pages', options: toOptions(blocks) },
          { name: 'Saved questions, shared with everyone', options: toOptions(questions) },
        ].filter(({ options }) => options.length > 0)}
        chosen=""
        isSet={false}
        onChoose={add}
      />
      {data?.savedQueries.pageInfo.hasNextPage === true ? (
        <p>Only the latest 100 saved questions are listed.</p>
      ) : null}
      <HiddenText role="status">{announcement}</HiddenText>
    </fieldset>
  );
}
