import { useState } from 'react';
import { useNavigate } from 'react-router';

import { toPackAddress } from '#features/boards/pack-words.js';
import type { PrintedPack } from '#features/boards/print/print-document.js';
import { PrintActions } from '#features/boards/print/PrintActions.js';
import { formatDay, formatMarking } from '#lib/format.js';
import { useSingleKeys } from '#lib/use-single-keys.js';
import { Markdown } from '#ui/Markdown.js';

import { Fitted } from './Fitted.js';
import styles from './Projector.module.css';
import { ProjectorHelp } from './ProjectorHelp.js';
import { ScreenFigures } from './ScreenFigures.js';
import { nameScreen, type Screen } from './screens.js';
import { type ScreenNavigation, useProjectorKeys } from './use-projector-keys.js';

interface ProjectorScreenProps {
  readonly pack: PrintedPack;
  readonly shown: Screen;
  readonly going: ScreenNavigation;
  readonly viewer: { readonly id: string; readonly demonstrationNotice: string | null };
}

/**
 * One screen of a pack, readable from eight metres: nothing scrolls, and only its help can be
 * pressed.
 */
export function ProjectorScreen({ pack, shown, going, viewer }: ProjectorScreenProps) {
  const [areSingleKeysOn] = useSingleKeys(viewer.id);
  const [opened, setOpened] = useState<'CONTENTS' | 'HELP' | null>(null);
  const navigate = useNavigate();
  const { screens, screen } = going;
  const marking = formatMarking(pack.marking);
  const single = {
    c: () => setOpened((now) => (now === 'CONTENTS' ? null : 'CONTENTS')),
    h: () => setOpened((now) => (now === 'HELP' ? null : 'HELP')),
    n: () => window.open(toNotesAddress(), 'stronghold-notes', 'popup,width=900,height=700'),
  };
  useProjectorKeys(going, {
    ...(areSingleKeysOn ? single : {}),
    Escape: () =>
      opened === null ? void navigate(toPackAddress(pack, pack.number)) : setOpened(null),
  });
  const signed = pack.signatures.find(({ edition }) => edition === pack.edition);
  const isSigned = pack.proof !== null && signed !== undefined;

  return (
    <main className={styles.wall}>
      <title>{`${nameScreen(shown)}, ${pack.area.name} - Stronghold`}</title>
      <header className={styles.top}>
        <b>{pack.contents.areaName}</b>
        <span>{pack.quarter.longLabel}</span>
        <span className={styles.marking}>{marking}</span>
      </header>
      <h1 className={styles.heading} aria-live="polite">
        {nameScreen(shown)}
      </h1>
      <ShownScreen key={screen} shown={shown} pack={pack} marking={marking} />
      <footer className={styles.foot}>
        <span>
          {screen} of {screens.length}
        </span>
        <span>
          {isSigned
            ? `Signed off ${formatDay(signed.at.slice(0, 10))}.`
            : 'Draft: its figures may still change.'}
          {viewer.demonstrationNotice === null ? '' : ' Made-up data'}
        </span>
        <button
          className={styles.help}
          type="button"
          aria-haspopup="dialog"
          onClick={() => setOpened('HELP')}
        >
          <kbd>H</kbd> help
        </button>
      </footer>
      {opened === null ? null : (
        <ProjectorHelp
          isForContents={opened === 'CONTENTS'}
          going={going}
          onClose={() => setOpened(null)}
        />
      )}
    </main>
  );
}

/** The current address with the notes in place of the wall. */
function toNotesAddress(): string {
  const address = new URL(window.location.href);
  address.searchParams.set('notes', 'true');
  return address.href;
}

interface ShownScreenProps extends Pick<ProjectorScreenProps, 'pack' | 'shown'> {
  readonly marking: string;
}

function ShownScreen({ shown, pack, marking }: ShownScreenProps) {
  if (shown.kind === 'ACTIONS') {
    return (
      <div className={styles.main}>
        <Fitted width={800} most={2.4}>
          <div className={styles.actions}>
            <PrintActions actions={shown.actions} all={shown.all} />
          </div>
        </Fitted>
      </div>
    );
  }
  const { figure, texts } = shown;
  return (
    <div className={styles.main} data-figures={figure !== null} data-texts={texts.length > 0}>
      {figure === null ? null : (
        <ScreenFigures figure={figure} quarter={pack.quarter.label} marking={marking} />
      )}
      {texts.length === 0 ? null : (
        <Fitted width={figure === null ? 1200 : 620} most={1.4}>
          <div className={styles.says}>
            {texts.map(({ id, heading, body }) => (
              <section key={id}>
                {heading === null ? null : <h2>{heading}</h2>}
                <Markdown text={body} />
              </section>
            ))}
          </div>
        </Fitted>
      )}
      {figure === null && texts.length === 0 ? (
        <p className={styles.nothing}>There is nothing to show here.</p>
      ) : null}
    </div>
  );
}
