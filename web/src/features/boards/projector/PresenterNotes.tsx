import { kindWords } from '#features/boards/pack-words.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { Markdown } from '#ui/Markdown.js';

import styles from './Projector.module.css';
import { nameScreen } from './screens.js';
import { type ScreenNavigation, useProjectorKeys } from './use-projector-keys.js';

/**
 * The presenter's notes: the texts of the screen on the wall, and what comes next. Changing the
 * screen here changes it on the wall too, and the other way round.
 */
export function PresenterNotes({ going }: { readonly going: ScreenNavigation }) {
  useProjectorKeys(going, {});
  const { screens, screen, show } = going;
  const now = screens[screen - 1];
  const next = screens[screen];
  if (now === undefined) return null;
  const texts = now.kind === 'SECTION' ? now.section.texts.filter(({ body }) => body !== '') : [];
  const notes = now.kind === 'SECTION' ? now.section.notes : [];
  return (
    <main className={styles.notes}>
      <title>{`Notes: ${nameScreen(now)} - Stronghold`}</title>
      <h1 aria-live="polite">{nameScreen(now)}</h1>
      <p>
        Screen {screen} of {screens.length}.{' '}
        {next === undefined ? 'This is the last screen.' : `Next: ${nameScreen(next)}.`}
      </p>
      <Actions>
        <Button onPress={() => show(screen - 1)}>Back</Button>
        <Button look="main" onPress={() => show(screen + 1)}>
          Next
        </Button>
      </Actions>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {texts.length === 0 ? <p>There are no notes for this screen.</p> : null}
      {texts.map(({ id, kind, body, post, owner }) => (
        <section key={id}>
          <h2>{kindWords[kind]}</h2>
          <Markdown text={body} />
          <p>{[post, owner?.name ?? ''].filter((part) => part !== '').join(', ')}</p>
        </section>
      ))}
    </main>
  );
}
