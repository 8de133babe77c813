import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { Link } from 'react-router';

import { PaperMark } from '#features/boards/PaperMark.js';
import { moveBy, moveTo } from '#features/boards/sections/arrange-sections.js';
import { ChangeSectionButton } from '#features/boards/sections/ChangeSectionButton.js';
import { useActions } from '#graphql/use-actions.js';
import { useFocusMoved } from '#lib/use-focus-moved.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';

import { ChooseSections } from './ChooseSections.js';
import styles from './Edit.module.css';
import { ARRANGE_PACK, type EditedPack } from './edit-documents.js';
import { describeSection } from './text-words.js';

interface SectionOrderProps {
  readonly pack: EditedPack;
  /** Key of the section that is shown. */
  readonly shown: string;
  readonly toAddress: (section: string) => string;
  readonly onChanged: () => unknown;
}

/**
 * The sections of a pack in order, with the progress of their texts. The secretary can reorder
 * them.
 */
export function SectionOrder({ pack, shown, toAddress, onChanged }: SectionOrderProps) {
  const { id, version, headings, leftOut, canMake, state } = pack;
  const canArrange = canMake && state === 'DRAFT';
  const [dragged, setDragged] = useState<string | null>(null);
  const { act, isSending, announcement, problem, finish } = useActions(onChanged);
  const keys = headings.map(({ key }) => key);

  const { refOf, follow } = useFocusMoved<HTMLAnchorElement>(keys);

  const arrange = (sections: readonly string[], said: string, seen = version) =>
    act(
      ARRANGE_PACK,
      { input: { id, version: seen, sections: [...sections] } },
      { said, toProblems: ({ arrangeSections: { problems } }) => problems },
    );
  const describeMove = (order: readonly string[], key: string) =>
    `${headings.find((heading) => heading.key === key)?.heading ?? key}, ${order.indexOf(key) + 1} of ${order.length}`;
  const moveByKey = (event: KeyboardEvent, key: string) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null || !event.altKey || !canArrange) return;
    event.preventDefault();
    const order = moveBy(keys, key, by);
    if (order === keys) return;
    follow(key);
    void arrange(order, describeMove(order, key)).finally(() => follow(null));
  };
  const dropOn = (event: DragEvent, place: number) => {
    event.preventDefault();
    if (dragged !== null) {
      const order = moveTo(keys, dragged, place);
      void arrange(order, describeMove(order, dragged));
    }
    setDragged(null);
  };

  return (
    <nav className={styles.order} aria-label="Sections" aria-busy={isSending}>
      <header>
        <h2>Sections</h2>
        {canArrange ? (
          <span className={styles.actions}>
            <DialogButton
              look="quiet"
              title="Sections of this pack"
              content={(close) => (
                <ChooseSections
                  pack={{ headings, leftOut, version }}
                  onClose={close}
                  onChoose={arrange}
                />
              )}
            >
              Choose
            </DialogButton>
            <ChangeSectionButton
              section={null}
              pack={pack}
              onDone={() => finish('The section has been added at the end.')}
            />
          </span>
        ) : null}
      </header>
      <ol>
        {headings.map(({ key, number, heading, texts }, place) => {
          const standing = describeSection({ texts });
          return (
            // oxlint-disable-next-line a11y/no-noninteractive-element-interactions -- Sections are dropped on places; the link in each handles the keys.
            <li
              key={key}
              data-dragged={dragged === key}
              onDragOver={(event) => (dragged === null ? undefined : event.preventDefault())}
              onDrop={(event) => dropOn(event, place)}
            >
              <Link
                ref={refOf(key)}
                to={toAddress(key)}
                preventScrollReset
                aria-current={key === shown ? 'page' : undefined}
                draggable={canArrange}
                onKeyDown={(event) => moveByKey(event, key)}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  setDragged(key);
                }}
                onDragEnd={() => setDragged(null)}
              >
                <span className={styles.number}>{number}</span> <span>{heading}</span>{' '}
                <PaperMark state={standing.state}>{standing.words}</PaperMark>
              </Link>
            </li>
          );
        })}
      </ol>
      {canArrange ? (
        <p className={styles.note}>
          Drag a section, or go to it and press Alt with Up or Down. The order is kept for the next
          pack.
        </p>
      ) : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <HiddenText role="status">{announcement}</HiddenText>
    </nav>
  );
}
